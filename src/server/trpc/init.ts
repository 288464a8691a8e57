import { initTRPC } from "@trpc/server";
import type { Permission } from "@/domain/roles";
import type { RequestContext } from "./context";
import { formatError } from "./errors";

export type ProcedureScope = "public" | "user" | "organization" | "platform";

/** What a procedure is: who may call it and what it touches. The invariants test reads it. */
export type ProcedureMeta = { scope: ProcedureScope; permission?: Permission };

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({ isDev: false, defaultMeta: { scope: "public" }, errorFormatter: formatError });
