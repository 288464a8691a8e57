import { QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";

const settled = new Set(["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "BAD_REQUEST", "CONFLICT"]);

const isSettled = (error: unknown) =>
  error instanceof TRPCClientError && settled.has(String(error.data?.code));

/** Answers that will not change by asking again are not retried. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && !isSettled(error) },
      mutations: { retry: false },
    },
  });
}
