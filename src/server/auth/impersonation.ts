import { APIError } from "better-auth/api";
import { say } from "@/i18n/errors";
import { asPlatform } from "../db/platform";
import type { RequestContext } from "../trpc/context";
import { DomainError, forbidden, notFound } from "../trpc/errors";
import { auth } from "./auth";
import { type CurrentSession, setImpersonationReason } from "./sessions";

type Acting = RequestContext & { user: CurrentSession["user"]; currentSession: CurrentSession };

/**
 * Replaces the administrator's session cookie by one of `userId` for 60 minutes; the own session waits in a
 * second cookie. Throws NOT_FOUND for an unknown person, FORBIDDEN for another administrator.
 */
export async function startImpersonating(ctx: Acting, input: { userId: string; reason: string }) {
  const { headers, response } = await auth()
    .api.impersonateUser({ body: { userId: input.userId }, headers: ctx.headers, returnHeaders: true })
    .catch(translate);
  await setImpersonationReason(response.session.id, input.reason);
  await record(ctx, "admin.impersonation.start", ctx.user.id);
  ctx.setCookies(headers.getSetCookie());
  return { userId: input.userId };
}

/** Ends the impersonation and brings the administrator's own session back. */
export async function stopImpersonating(ctx: Acting) {
  const adminId = ctx.currentSession.impersonatedBy;
  if (!adminId) throw new DomainError("BAD_REQUEST", say("notImpersonating"));
  const { headers } = await auth()
    .api.stopImpersonating({ headers: ctx.headers, returnHeaders: true })
    .catch(translate);
  await record(ctx, "admin.impersonation.stop", adminId);
  ctx.setCookies(headers.getSetCookie());
  return { userId: ctx.user.id };
}

async function record(
  { requestId, ipAddress, userAgent }: Acting,
  reason: string,
  userId: string,
): Promise<void> {
  await asPlatform({ reason, userId, requestId, ipAddress, userAgent }, async () => {});
}

function translate(error: unknown): never {
  if (error instanceof APIError && error.statusCode === 404) throw notFound();
  if (error instanceof APIError && error.statusCode === 403) throw forbidden(say("cannotBeImpersonated"));
  if (error instanceof APIError) throw new DomainError("CONFLICT", say("adminSessionGone"));
  throw error;
}
