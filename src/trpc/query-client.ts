import { notifyManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { signInPath } from "@/lib/paths";

const settled = new Set(["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "BAD_REQUEST", "CONFLICT"]);

const isSettled = (error: unknown) =>
  error instanceof TRPCClientError && settled.has(String(error.data?.code));

/** Refused before anything was done: asking again cannot do it twice. */
const isRefusedUnseen = (error: unknown) =>
  error instanceof TRPCClientError && error.data?.reason === "overloaded";

/** A session that ended under an open screen: sign in, and come back to it. */
function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof TRPCClientError) || error.data?.code !== "UNAUTHORIZED") return;
  const { pathname, search } = window.location;
  window.location.replace(signInPath(pathname + search));
}

// What a key changes is drawn in the very next frame; by default screens hear of it in a later task.
notifyManager.setScheduler(queueMicrotask);

/** Answers that will not change by asking again are not retried. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && !isSettled(error) },
      mutations: { retry: (failures, error) => failures < 3 && isRefusedUnseen(error) },
    },
  });
}
