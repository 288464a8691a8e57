import { APIError } from "better-auth/api";
import { and, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { say } from "@/i18n/errors";
import { asPlatform, type PlatformEntry, type PlatformTx } from "../db/platform";
import { member, organization, user } from "../db/schema";
import type { RequestContext } from "../trpc/context";
import { DomainError, forbidden, notFound } from "../trpc/errors";
import { auth } from "./auth";
import { leaveFor, ownSession, ownSessionCookie } from "./own-session";
import { signedCookie } from "./session-token";
import { type CurrentSession, dropSession, setImpersonationReason } from "./sessions";

type Acting = RequestContext & { user: CurrentSession["user"]; currentSession: CurrentSession };
type Beginning = { sessionId: string; userId: string; reason: string };

/**
 * Replaces the administrator's session cookie by one of `userId` for 60 minutes; the own session waits in a second
 * cookie, and the impersonation ends with it. What is not written down does not begin. Throws NOT_FOUND for an unknown
 * person, FORBIDDEN for another administrator and for somebody who is banned.
 */
export async function startImpersonating(ctx: Acting, input: { userId: string; reason: string }) {
  const { headers, response } = await auth()
    .api.impersonateUser({ body: { userId: input.userId }, headers: ctx.headers, returnHeaders: true })
    .catch(translate);
  const { id: sessionId } = response.session;
  try {
    await setImpersonationReason(sessionId, input.reason);
    await recordStart(ctx, { sessionId, ...input });
  } catch (error) {
    await dropSession(sessionId);
    throw error;
  }
  ctx.setCookies(headers.getSetCookie());
  return { userId: input.userId };
}

/** Ends the impersonation and brings the administrator's own session back; the database writes its end down. */
export async function stopImpersonating(ctx: Acting) {
  const adminId = ctx.currentSession.impersonatedBy;
  if (!adminId) throw new DomainError("BAD_REQUEST", say("notImpersonating"));
  const { headers } = await auth()
    .api.stopImpersonating({ headers: ctx.headers, returnHeaders: true })
    .catch(translate);
  const { requestId, ipAddress, userAgent } = ctx;
  const request = { reason: "admin.impersonation.stop", userId: adminId, requestId, ipAddress, userAgent };
  await asPlatform(
    request,
    async () => {},
    () => [{ entityType: "user", entityId: ctx.user.id, entityLabel: ctx.user.name }],
  );
  ctx.setCookies(headers.getSetCookie());
  return { userId: ctx.user.id };
}

/** Whether an impersonation ended by itself in this browser, and whether the administrator's own session still waits. */
export async function afterImpersonation(ctx: RequestContext) {
  const ended = signedCookie(ctx.headers, ownSessionCookie()) !== null && !(await ctx.session());
  return { ended, ownSession: ended && (await ownSession(ctx.headers)) !== null };
}

/** Back to the administrator's own session if it lives; in any case the browser forgets that it waited. */
export async function leaveImpersonation(ctx: RequestContext): Promise<{ resumed: boolean }> {
  if (await ctx.session()) throw new DomainError("BAD_REQUEST", say("notImpersonating"));
  const own = await ownSession(ctx.headers);
  ctx.setCookies(leaveFor(own));
  return { resumed: own !== null };
}

/** One entry for the platform, and one that each live organization of the person reads in its own log. */
async function recordStart(ctx: Acting, { sessionId, userId, reason }: Beginning): Promise<void> {
  const { requestId, ipAddress, userAgent } = ctx;
  const request = {
    reason: "admin.impersonation.start",
    userId: ctx.user.id,
    requestId,
    ipAddress,
    userAgent,
  };
  const begun = { action: "impersonation_start", entityType: "session", entityId: sessionId };
  await asPlatform(
    request,
    (tx) => findPlaces(tx, userId),
    (places): [PlatformEntry, ...PlatformEntry[]] => [
      { entityType: "user", entityId: userId, entityLabel: places[0]?.userName, reason },
      ...places.flatMap(({ organizationId, userName }) =>
        organizationId ? [{ ...begun, organizationId, userId, userName, ...namesOf(ctx.user), reason }] : [],
      ),
    ],
  );
}

const namesOf = ({ id, name }: CurrentSession["user"]) => ({ impersonatorId: id, impersonatorName: name });

/** The live organizations of a person; one row without organization for who has none. */
function findPlaces(tx: PlatformTx, userId: string) {
  const own = alias(member, "own");
  return tx
    .select({ userName: user.name, organizationId: organization.id })
    .from(user)
    .leftJoin(own, and(eq(own.userId, user.id), isNull(own.deletedAt)))
    .leftJoin(organization, and(eq(organization.id, own.organizationId), isNull(organization.deletedAt)))
    .where(eq(user.id, userId));
}

function translate(error: unknown): never {
  if (error instanceof APIError && error.statusCode === 404) throw notFound();
  if (error instanceof APIError && error.statusCode === 403) throw forbidden(say("cannotBeImpersonated"));
  if (error instanceof APIError) throw new DomainError("CONFLICT", say("adminSessionGone"));
  if (isRefusedByDatabase(error)) throw forbidden(say("cannotBeImpersonated"));
  throw error;
}

function isRefusedByDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "42501") || isRefusedByDatabase(error.cause);
}
