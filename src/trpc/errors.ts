import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/root";

export type ClientError = {
  code: string;
  message: string;
  reason: string | null;
  requestId: string | null;
  fieldErrors: Record<string, string[] | undefined>;
};

/** The same of an answer that is no procedure's but has its shape: what the server said of a file. */
export function describeAnswer(text: string, unreachable: string): ClientError {
  const told = tryParse(text);
  const data = told?.error?.data;
  return {
    code: data?.code ?? (told ? "BAD_REQUEST" : "UNREACHABLE"),
    message: told?.error?.message ?? unreachable,
    reason: data?.reason ?? null,
    requestId: data?.requestId ?? null,
    fieldErrors: {},
  };
}

type Answer = {
  error?: { message?: string; data?: { code?: string; reason?: string | null; requestId?: string } };
};

function tryParse(text: string): Answer | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a screen may say about a failed call; a call that got no answer counts as unreachable. */
export function describeError(error: unknown): ClientError {
  const known = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>) : null;
  return {
    code: known?.data?.code ?? "UNREACHABLE",
    message: error instanceof Error ? error.message : String(error),
    reason: known?.data?.reason ?? null,
    requestId: known?.data?.requestId ?? null,
    fieldErrors: known?.data?.zodError?.fieldErrors ?? {},
  };
}
