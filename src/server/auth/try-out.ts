import { and, eq, lt, sql } from "drizzle-orm";
import { tryOutDays } from "@/domain/account";
import { database } from "../db/client";
import { user } from "../db/schema";
import type { RequestContext } from "../trpc/context";
import { TooManyError } from "../trpc/errors";
import { countAttempt, tryOutKey, tryOutTries } from "./attempts";
import { auth } from "./auth";

/** Signs a guest in, who has no account. Throws TOO_MANY_REQUESTS when an address opens many. */
export async function signInGuest(ctx: RequestContext) {
  const seconds = await countAttempt(tryOutKey(ctx.ipAddress), tryOutTries);
  if (seconds) throw new TooManyError(seconds);
  const { headers, response } = await auth().api.signInAnonymous({
    headers: ctx.headers,
    returnHeaders: true,
  });
  ctx.setCookies(headers.getSetCookie());
  return { userId: response.user.id, token: response.token };
}

const old = and(
  eq(user.isAnonymous, true),
  lt(user.createdAt, sql`now() - ${tryOutDays} * interval '1 day'`),
);

/** The guests whose time is over. */
export async function listOldGuests(): Promise<{ id: string }[]> {
  return database().db.select({ id: user.id }).from(user).where(old).limit(1_000);
}

/** Deletes a guest with all that is theirs alone; one who has an account by now stays. */
export async function removeGuest(id: string): Promise<void> {
  await database()
    .db.delete(user)
    .where(and(old, eq(user.id, id)));
}
