"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/root";
import { rememberRequest } from "./own-requests";
import { createQueryClient } from "./query-client";

export const trpc = createTRPCReact<AppRouter>();

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

const endpoint = () => (typeof window === "undefined" ? "http://localhost/api/trpc" : "/api/trpc");

/** Remembers which changes this window made. */
const send: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (init?.method === "POST") rememberRequest(response.headers.get("x-request-id"));
  return response;
};

function createClient(organizationId: string | null) {
  const headers = organizationId ? { "x-organization-id": organizationId } : {};
  return trpc.createClient({
    links: [httpBatchLink({ url: endpoint(), maxItems: 10, maxURLLength: 4000, headers, fetch: send })],
  });
}

type Props = { organizationId?: string; children: ReactNode };

/**
 * Calls and cache of one organization, or of none. Mount it with the organization's id as `key`: another
 * organization gets another cache, so that nothing of one is ever shown in the other.
 */
export function TrpcProvider({ organizationId, children }: Props) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(organizationId ?? null));
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
