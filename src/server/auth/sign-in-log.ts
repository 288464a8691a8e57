import type { BetterAuthOptions } from "better-auth";
import { isAPIError } from "better-auth/api";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type SecurityChange, securityChanges } from "@/domain/account";
import type { AuditAction } from "@/domain/audit";
import { asPlatform, type PlatformEntry, type PlatformTx } from "../db/platform";
import { member, organization, user } from "../db/schema";
import { logger } from "../logger";
import { createContext } from "../trpc/context";
import { addressHeader } from "./address-header";
import { textOf } from "./guards";

type Endpoint = { path: string; headers?: Headers };
type Session = { id: string; impersonatedBy: string | null };
type Event = {
  action: Extract<AuditAction, "sign_in" | "sign_out" | "sign_in_failed" | "update">;
  /** Whom it concerns: an address that nobody has is not written down. */
  person: SQL;
  session?: Session;
  /** What of the account was changed. */
  change?: SecurityChange;
};

/**
 * Better Auth's hooks that write sign-ins, sign-outs and failed sign-ins to the audit log: one entry for each live
 * organization of the person, else one without organization. An entry that cannot be written is logged; the
 * answer to the client is the same.
 */
export const signInLog = {
  create: {
    after: async (made, ctx) => {
      const session = { id: made.id, impersonatedBy: impersonatorOf(made) };
      if (!ctx || session.impersonatedBy || ctx.context.session?.user.id === made.userId) return;
      await record(ctx, { action: "sign_in", person: eq(user.id, made.userId), session });
    },
  },
  delete: {
    after: async (ended, ctx) => {
      if (ctx?.path !== "/sign-out") return;
      const session = { id: ended.id, impersonatedBy: impersonatorOf(ended) };
      await record(ctx, { action: "sign_out", person: eq(user.id, ended.userId), session });
    },
  },
} satisfies NonNullable<BetterAuthOptions["databaseHooks"]>["session"];

type Answered = { path: string; headers?: Headers; body?: unknown; context: { returned?: unknown } };

/** Writes down a sign-in that was refused: wrong password, unknown address, banned, unconfirmed. */
export async function logRefusedSignIn(call: Answered): Promise<void> {
  const { returned } = call.context;
  if (!call.path.startsWith("/sign-in/") || !isAPIError(returned) || !refused.has(returned.statusCode))
    return;
  const email = textOf(call.body, "email").toLowerCase();
  await record(call, { action: "sign_in_failed", person: eq(user.email, email) });
}

/** Malformed and too frequent calls never got as far as these. */
const refused = new Set([401, 403]);

/** Writes down that a person changed how their account is secured. */
export function logChange(call: Endpoint, userId: string, change: SecurityChange): Promise<void> {
  return record(call, { action: "update", person: eq(user.id, userId), change });
}

function impersonatorOf(session: Record<string, unknown>): string | null {
  return typeof session.impersonatedBy === "string" ? session.impersonatedBy : null;
}

async function record({ path, headers = new Headers() }: Endpoint, event: Event): Promise<void> {
  const context = createContext({ headers, ipAddress: headers.get(addressHeader), setCookies: () => {} });
  const { requestId, ipAddress, userAgent } = context;
  const reason = `auth${path.replaceAll("/", ".")}`;
  try {
    await asPlatform(
      { reason, requestId, ipAddress, userAgent },
      (tx) => findPerson(tx, event),
      ([first, ...others]) => [entryOf(event, first), ...others.map((row) => entryOf(event, row))],
    );
  } catch (error) {
    logger.error({ error: String(error), requestId, action: event.action }, "audit entry not written");
  }
}

type Concerned = Awaited<ReturnType<typeof findPerson>>[number];

async function findPerson(tx: PlatformTx, { person, session }: Event) {
  const impersonator = alias(user, "impersonator");
  const by = session?.impersonatedBy;
  const live = and(eq(organization.id, member.organizationId), isNull(organization.deletedAt));
  const rows = await tx
    .select({
      userId: user.id,
      userName: user.name,
      organizationId: organization.id,
      impersonatorName: impersonator.name,
    })
    .from(user)
    .leftJoin(member, and(eq(member.userId, user.id), isNull(member.deletedAt)))
    .leftJoin(organization, live)
    .leftJoin(impersonator, by ? eq(impersonator.id, by) : sql`false`)
    .where(person);
  const organizations = rows.filter((row) => row.organizationId);
  return organizations.length > 0 ? organizations : rows.slice(0, 1);
}

function entryOf({ action, session, change }: Event, concerned: Concerned | undefined): PlatformEntry {
  if (change)
    return {
      action,
      entityType: "account",
      entityId: concerned?.userId,
      entityLabel: securityChanges[change],
      ...concerned,
    };
  return {
    action,
    entityType: "session",
    entityId: session?.id,
    impersonatorId: session?.impersonatedBy,
    ...concerned,
  };
}
