import { initTRPC } from "@trpc/server";
import type { Permission } from "@/domain/roles";
import type { RequestContext } from "./context";
import { formatError } from "./errors";

export type ProcedureScope = "public" | "user" | "organization" | "platform";

/**
 * What a procedure is. The ladder states scope and permission (the roles that pass); each mutation states the rest.
 * `declared` refuses a procedure that leaves something out, and the attack suite holds each to its word.
 */
export type ProcedureMeta = {
  scope?: ProcedureScope;
  permission?: Permission;
  /** Somebody who impersonates the person is refused. */
  inPerson?: boolean;
  /** The same call again answers alike and changes nothing more. */
  idempotent?: boolean;
  /** What it changes stands in the audit log. */
  audit?: boolean;
  /** It may touch thousands of rows, or waits for servers elsewhere: 10 seconds for it and its answer, instead of 2. */
  long?: boolean;
};

/** Milliseconds: what keeps a quiet stream open on its way, and when a client takes it for lost. */
const sse = { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } };

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({ isDev: false, errorFormatter: formatError, sse });
