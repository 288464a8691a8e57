import { TRPCError } from "@trpc/server";
import type { DefaultErrorShape, ErrorFormatter } from "@trpc/server/unstable-core-do-not-import";
import { DrizzleQueryError } from "drizzle-orm/errors";
import postgres from "postgres";
import { ZodError, z } from "zod";
import { formatBytes } from "@/lib/format-bytes";
import { TenantRefusedError } from "../db/tenant";
import { ConnectionLostError } from "../db/transaction";
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
  readonly reason?: ErrorReason;
  constructor(code: TRPCError["code"], message: string, reason?: ErrorReason) {
    super({ code, message });
    this.reason = reason;
  }
}

/** A limit was reached; `seconds` is when the next try may come, and travels as Retry-After. */
export class TooManyError extends DomainError {
  constructor(
    readonly seconds: number,
    message = "Too many attempts. Try again later.",
  ) {
    super("TOO_MANY_REQUESTS", message);
  }
}

/** The seconds after which a refused call may come again; 0 for errors that time does not heal. */
export function retryAfter(error: TRPCError): number {
  if (error instanceof TooManyError) return error.seconds;
  return error.code === "SERVICE_UNAVAILABLE" ? 1 : 0;
}

export const notFound = () => new DomainError("NOT_FOUND", "Not found");
export const forbidden = (message = "You may not do this") => new DomainError("FORBIDDEN", message);

const unavailable = () =>
  new DomainError(
    "SERVICE_UNAVAILABLE",
    "The database cannot be reached right now. Try again in a moment.",
    "database_unavailable",
  );

const constraintMessages: Record<string, string> = {
  organization_slug_key: "This address is taken. Choose another one.",
  invitation_pending_key: "This person already has a pending invitation.",
  member_organization_user_key: "This person is already a member.",
  projects_name_key: "A project with this name exists already.",
  team_member_live_key: "This person is in the team already.",
  sso_provider_domain_key: "Another organization has proven this domain already.",
  sso_provider_own_domain_key: "There is a provider for this domain already.",
  team_name_key: "A team with this name exists already.",
};

/** Maps any thrown value to the error a client may see; SQL, parameters and stacks never pass. */
export function toClientError(error: unknown): TRPCError {
  if (error instanceof DomainError) return error;
  if (error instanceof TenantRefusedError) return refused(error.reason);
  if (error instanceof ConnectionLostError) return unavailable();
  if (error instanceof DrizzleQueryError) return toClientError(error.cause);
  if (error instanceof postgres.PostgresError) return fromDatabase(error);
  if (isConnectionError(error)) return unavailable();
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
      return new DomainError("UNAUTHORIZED", "Sign in to go on");
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
  }
}

function fromDatabase(error: postgres.PostgresError): TRPCError {
  if (error.constraint_name === "member_last_owner") {
    return new DomainError("CONFLICT", "An organization needs at least one owner", "last_owner");
  }
  if (error.constraint_name === "plan_limit") return planLimit(error.detail);
  switch (error.code) {
    case "23505":
      return new DomainError(
        "CONFLICT",
        constraintMessages[error.constraint_name ?? ""] ?? "This exists already",
        "taken",
      );
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
      return new DomainError("BAD_REQUEST", "A value is not allowed");
    case "25006":
    case "42501":
      return forbidden();
    case "40001":
    case "40P01":
    case "55P03":
      return new DomainError("CONFLICT", "Someone else is changing this right now. Try again.");
    case "57014":
      return new DomainError("TIMEOUT", "This took too long. Try again.");
    default:
      return isShutdown(error.code)
        ? unavailable()
        : new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Internal error", cause: error });
  }
}

const planLimitDetail = z.object({ counter: z.enum(["todos", "members", "storage"]), limit: z.number() });

function planLimit(detail: string | undefined): TRPCError {
  const { counter, limit } = planLimitDetail.parse(JSON.parse(detail ?? "{}"));
  const room =
    counter === "storage" ? `${formatBytes(limit)} of files` : `${limit.toLocaleString("en")} ${counter}`;
  return new DomainError(
    "FORBIDDEN",
    `Your plan has room for ${room}. A larger plan has more.`,
    "plan_limit",
  );
}

const isShutdown = (code: string) => code.startsWith("57P") || code.startsWith("08") || code.startsWith("53");

const connectionCodes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
]);

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && "code" in error && connectionCodes.has(String(error.code));
}

type Shape = DefaultErrorShape & {
  data: DefaultErrorShape["data"] & {
    requestId: string | null;
    reason: ErrorReason | null;
    zodError: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> } | null;
  };
};

export const formatError: ErrorFormatter<RequestContext, Shape> = ({ shape, error, ctx }) => {
  const invalid = error.cause instanceof ZodError ? z.flattenError(error.cause) : null;
  const { stack: _stack, ...data } = shape.data;
  return {
    ...shape,
    message: invalid ? "Some values are not valid" : shape.message,
    data: {
      ...data,
      requestId: ctx?.requestId ?? null,
      reason: error instanceof DomainError ? (error.reason ?? null) : null,
      zodError: invalid,
    },
  };
};
