"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client";
import { createTRPCReact, type inferReactQueryProcedureOptions } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/root";
import { currentOrganizationId } from "./organization";
import { createQueryClient } from "./query-client";

export const trpc = createTRPCReact<AppRouter>();

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
export type ReactQueryOptions = inferReactQueryProcedureOptions<AppRouter>;

const endpoint = () => (typeof window === "undefined" ? "http://localhost/api/trpc" : "/api/trpc");

function createClient() {
  return trpc.createClient({
    links: [
      httpBatchLink({
        url: endpoint(),
        maxItems: 10,
        maxURLLength: 4000,
        headers: () => {
          const id = currentOrganizationId();
          return id ? { "x-organization-id": id } : {};
        },
      }),
    ],
  });
}

export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
