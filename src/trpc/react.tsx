"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { AppRouter } from "@/server/root";
import { rememberRequest } from "./own-requests";
import { createQueryClient } from "./query-client";

export const trpc = createTRPCReact<AppRouter>();

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

const endpoint = () => (typeof window === "undefined" ? "http://localhost/api/trpc" : "/api/trpc");

/**
 * Sends a call, remembering which changes this window made. Throws an error with the sentence `unreachable` when no
 * answer of ours comes back.
 */
const sender =
  (unreachable: string): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init).catch((error: unknown) => {
      throw init?.signal?.aborted ? error : new Error(unreachable, { cause: error });
    });
    if (!response.headers.get("content-type")?.includes("json")) throw new Error(unreachable);
    if (init?.method === "POST") rememberRequest(response.headers.get("x-request-id"));
    return response;
  };

function createClient(organizationId: string | null, unreachable: string) {
  const of = organizationId ? { "x-organization-id": organizationId } : {};
  const headers = () => ({ ...of, "accept-language": document.documentElement.lang });
  const link = { url: endpoint(), maxItems: 10, maxURLLength: 4000, headers, fetch: sender(unreachable) };
  return trpc.createClient({ links: [httpBatchLink(link)] });
}

type Props = { organizationId?: string; children: ReactNode };

/**
 * Calls and cache of one organization, or of none. Mount it with the organization's id as `key`: another
 * organization gets another cache, so that nothing of one is ever shown in the other.
 */
export function TrpcProvider({ organizationId, children }: Props) {
  const unreachable = useTranslations("common")("unreachable");
  const [queryClient] = useState(createQueryClient);
  const client = useMemo(
    () => createClient(organizationId ?? null, unreachable),
    [organizationId, unreachable],
  );
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
