import { TRPCError } from "@trpc/server";
import type { DefaultErrorShape, ErrorFormatter } from "@trpc/server/unstable-core-do-not-import";
import { DrizzleQueryError } from "drizzle-orm/errors";
import postgres from "postgres";
import { ZodError, z } from "zod";
import type { Locale } from "@/domain/account";
import { isErrorKey, type Said, say, sayIn } from "@/i18n/errors";
import { formatBytes } from "@/lib/format-bytes";
import { TenantRefusedError } from "../db/tenant";
import { isLost } from "../db/type-lookup";
import type { RequestContext } from "./context";

/** Machine-readable causes a screen reacts to. */
export type ErrorReason =
  | "plan_limit"
  | "last_owner"
  | "taken"
  | "stale"
  | "parent_in_trash"
  | "file_refused"
  | "not_confirmed"
  | "wrong_password"
  | "link_invalid"
  | "database_unavailable"
  | "overloaded"
  | "timeout";

/** An expected failure with a sentence for the person and, when a screen reacts to it, a reason. */
export class DomainError extends TRPCError {
  constructor(
    code: TRPCError["code"],
    readonly said: Said,
    readonly reason?: ErrorReason,
  ) {
    super({ code, message: sayIn("en", said) });
  }
}

/** A limit was reached; `seconds` is when the next try may come, and travels as Retry-After. */
export class TooManyError extends DomainError {
  constructor(
    readonly seconds: number,
    said = say("tooMany"),
  ) {
    super("TOO_MANY_REQUESTS", said);
  }
}

/** The seconds after which a refused call may come again; 0 for errors that time does not heal. */
export function retryAfter(error: TRPCError): number {
  if (error instanceof TooManyError) return error.seconds;
  return error.code === "SERVICE_UNAVAILABLE" ? 1 : 0;
}

export const notFound = () => new DomainError("NOT_FOUND", say("notFound"));
export const forbidden = (said = say("forbidden")) => new DomainError("FORBIDDEN", said);

const unavailable = () => new DomainError("SERVICE_UNAVAILABLE", say("unavailable"), "database_unavailable");

const takenBy: Record<string, Said> = {
  organization_slug_key: say("slugTaken"),
  invitation_pending_key: say("invitationPending"),
  member_organization_user_key: say("memberAlready"),
  projects_name_key: say("projectNameTaken"),
  team_member_live_key: say("inTeamAlready"),
  team_name_key: say("teamNameTaken"),
  sso_provider_domain_key: say("domainProvenElsewhere"),
  sso_provider_own_domain_key: say("domainHasProvider"),
};

/** Maps any thrown value to the error a client may see; SQL, parameters and stacks never pass. */
export function toClientError(error: unknown): TRPCError {
  if (error instanceof DomainError) return error;
  if (error instanceof TenantRefusedError) return refused(error.reason);
  if (error instanceof DrizzleQueryError) return toClientError(error.cause);
  if (isLost(error)) return unavailable();
  if (error instanceof postgres.PostgresError) return fromDatabase(error);
  if (error instanceof TRPCError) return fromTrpc(error);
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Internal error", cause: error });
}

function fromTrpc(error: TRPCError): TRPCError {
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  if (error.cause) return toClientError(error.cause);
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Internal error", cause: error });
}

function refused(reason: TenantRefusedError["reason"]): TRPCError {
  switch (reason) {
    case "unauthenticated":
      return new DomainError("UNAUTHORIZED", say("signIn"));
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
  }
}

function fromDatabase(error: postgres.PostgresError): TRPCError {
  if (error.constraint_name === "member_last_owner") {
    return new DomainError("CONFLICT", say("lastOwner"), "last_owner");
  }
  if (error.constraint_name === "user_last_admin") return new DomainError("CONFLICT", say("lastAdmin"));
  if (error.constraint_name === "plan_limit") return planLimit(error.detail);
  switch (error.code) {
    case "23505":
      return new DomainError("CONFLICT", takenBy[error.constraint_name ?? ""] ?? say("exists"), "taken");
    case "23503":
      return notFound();
    case "23514":
    case "22001":
    case "22003":
    case "22007":
    case "22008":
    case "22P02":
    case "22021":
    case "22023":
    case "22P05":
      return new DomainError("BAD_REQUEST", say("valueNotAllowed"));
    case "25006":
    case "42501":
      return forbidden();
    case "40001":
    case "40P01":
    case "55P03":
      return new DomainError("CONFLICT", say("busy"));
    case "57014":
      return new DomainError("TIMEOUT", say("tookTooLong"));
    default:
      return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Internal error", cause: error });
  }
}

const planLimitDetail = z.object({ counter: z.enum(["todos", "members", "storage"]), limit: z.number() });

function planLimit(detail: string | undefined): TRPCError {
  const { counter, limit } = planLimitDetail.parse(JSON.parse(detail ?? "{}"));
  return new DomainError("FORBIDDEN", full[counter](limit), "plan_limit");
}

const full: Record<z.infer<typeof planLimitDetail>["counter"], (limit: number) => Said> = {
  todos: (limit) => say("limitTodos", { limit }),
  members: (limit) => say("limitMembers", { limit }),
  storage: (limit) => say("limitStorage", { size: formatBytes(limit) }),
};

type Shape = DefaultErrorShape & {
  data: DefaultErrorShape["data"] & {
    requestId: string | null;
    reason: ErrorReason | null;
    zodError: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> } | null;
  };
};

/** What the error tells the person, in their language. */
export const messageFor = (error: TRPCError, locale: Locale): string =>
  error instanceof DomainError ? sayIn(locale, error.said) : error.message;

export const formatError: ErrorFormatter<RequestContext, Shape> = ({ shape, error, ctx }) => {
  const locale = ctx?.locale ?? "en";
  const invalid = error.cause instanceof ZodError ? explain(error.cause, locale) : null;
  const { stack: _stack, ...data } = shape.data;
  return {
    ...shape,
    message: invalid ? sayIn(locale, say("invalid")) : messageFor(error, locale),
    data: {
      ...data,
      requestId: ctx?.requestId ?? null,
      reason: error instanceof DomainError ? (error.reason ?? null) : null,
      zodError: invalid,
    },
  };
};

/** What is wrong with an input: the sentence its schema names; the library's own words are English only. */
function explain({ issues }: ZodError, locale: Locale) {
  const words = (issue: ZodError["issues"][number]): string => {
    const values: Said["values"] = issue.code === "too_small" ? { least: Number(issue.minimum) } : {};
    if (isErrorKey(issue.message)) return sayIn(locale, { key: issue.message, values });
    return locale === "en" ? issue.message : sayIn(locale, say("valueNotAllowed"));
  };
  return z.flattenError<unknown, string>(new ZodError(issues), words);
}
