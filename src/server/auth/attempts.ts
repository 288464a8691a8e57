import { createHash } from "node:crypto";
import { normalizeIP } from "@better-auth/core/utils/ip";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { database } from "../db/client";
import { attempt, session, user } from "../db/schema";

/** So many tries in so many seconds. */
export type Limit = { max: number; seconds: number };

/**
 * Counts a try under `key` and answers 0 when it may go on, else the seconds until the next one may. Tries made at
 * the same time are counted one after the other.
 */
export async function countAttempt(key: string, { max, seconds }: Limit): Promise<number> {
  const over = sql`${attempt.since} <= now() - ${seconds} * interval '1 second'`;
  const [counted] = await database()
    .db.insert(attempt)
    .values({ key, count: 1, since: sql`now()` })
    .onConflictDoUpdate({
      target: attempt.key,
      set: {
        count: sql`case when ${over} then 1 else least(${attempt.count} + 1, ${max + 1}) end`,
        since: sql`case when ${over} then now() else ${attempt.since} end`,
      },
    })
    .returning({
      count: attempt.count,
      left: sql<number>`ceil(extract(epoch from ${attempt.since} - now()) + ${seconds})::int`,
    });
  return counted && counted.count > max ? Math.max(1, counted.left) : 0;
}

/** Takes one counted try back: it succeeded. */
export async function returnAttempt(key: string): Promise<void> {
  await database()
    .db.update(attempt)
    .set({ count: sql`greatest(${attempt.count} - 1, 0)` })
    .where(eq(attempt.key, key));
}

/** Deletes what was counted longer ago than any limit looks back. */
export async function forgetOldAttempts(): Promise<void> {
  await database().db.delete(attempt).where(lt(attempt.since, sql`now() - interval '1 day'`));
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Tries at an account's password: from a place the person knows, and from all other places together. */
const familiarTries: Limit = { max: 10, seconds: 900 };
const strangeTries: Limit = { max: 20, seconds: 900 };

/**
 * Where tries at a password are counted. An address from which the person has signed in lately has a count of its
 * own, so that strangers, from however many addresses, never lock the person out at home.
 */
export async function passwordTries(email: string, address: string | null) {
  const account = digest(email.trim().toLowerCase());
  const place = placeOf(address);
  if (place && (await isFamiliar(email, place)))
    return { key: `password:${account}:${digest(place)}`, limit: familiarTries };
  return { key: `password:${account}`, limit: strangeTries };
}

/** An address as sessions keep it: of an IPv6 one its network, /64, which is what a customer gets. */
const placeOf = (address: string | null) => address && normalizeIP(address);

async function isFamiliar(email: string, place: string): Promise<boolean> {
  const [found] = await database()
    .db.select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(user.email, email.trim().toLowerCase()),
        eq(session.ipAddress, place),
        gt(session.expiresAt, sql`now()`),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Tries at the password of somebody who is signed in. */
export const confirmTries: Limit = { max: 10, seconds: 900 };
export const confirmKey = (userId: string) => `confirm:${userId}`;

/** Mails that anybody may have sent to an address without being signed in. */
export const mailTries: Limit = { max: 5, seconds: 900 };
export const mailKey = (email: string) => `mail:${digest(email.trim().toLowerCase())}`;

/** Try-outs that may be opened from one address. */
export const tryOutTries: Limit = { max: 10, seconds: 3600 };
export const tryOutKey = (address: string | null) => `try-out:${digest(placeOf(address) ?? "")}`;

/** Sign-ins at a company that may be begun from one address: an office has one for many people. */
export const companyTries: Limit = { max: 100, seconds: 900 };
export const companyKey = (address: string | null) => `company:${digest(placeOf(address) ?? "")}`;
