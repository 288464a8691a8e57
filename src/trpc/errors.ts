import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/root";

export type ClientError = {
  code: string;
  message: string;
  reason: string | null;
  requestId: string | null;
  fieldErrors: Record<string, string[] | undefined>;
};

const unreachable = "The server cannot be reached. Check your connection and try again.";

/** What a screen may say about a failed call; a call that got no answer counts as unreachable. */
export function describeError(error: unknown): ClientError {
  const known = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>) : null;
  return {
    code: known?.data?.code ?? "UNREACHABLE",
    message: known?.data ? known.message : unreachable,
    reason: known?.data?.reason ?? null,
    requestId: known?.data?.requestId ?? null,
    fieldErrors: known?.data?.zodError?.fieldErrors ?? {},
  };
}
