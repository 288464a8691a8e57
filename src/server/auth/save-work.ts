import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { z } from "zod";
import type { Locale } from "@/domain/account";
import { env } from "@/env";
import { say } from "@/i18n/errors";
import { withQuery } from "@/lib/paths";
import { database } from "../db/client";
import { account, user, verification } from "../db/schema";
import { enqueueNow } from "../jobs/boss";
import { DomainError, TooManyError } from "../trpc/errors";
import { countAttempt, mailKey, mailTries } from "./attempts";
import { auth } from "./auth";

/** `language` is that of the page that asks. */
type Wish = { userId: string; name: string; email: string; password: string; language: Locale };

const wished = z.object({ userId: z.uuid(), name: z.string(), email: z.string(), hash: z.string() });
const identifierOf = (token: string) => `save-work:${createHash("sha256").update(token).digest("base64url")}`;

/**
 * Mails a guest the link that makes their try-out an account. The answer is the same for an address that has one:
 * its owner gets a mail that says so.
 */
export async function askToSave({ userId, name, email, password, language }: Wish): Promise<void> {
  const seconds = await countAttempt(mailKey(email), mailTries);
  if (seconds) throw new TooManyError(seconds);
  const hash = await (await auth().$context).password.hash(password);
  const token = randomBytes(32).toString("base64url");
  await database()
    .db.insert(verification)
    .values({
      identifier: identifierOf(token),
      value: JSON.stringify({ userId, name, email, hash }),
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  const url = withQuery(`${env.APP_URL}/save-work`, { token });
  const signIn = withQuery(`${env.APP_URL}/sign-in`, { email });
  await enqueueNow(
    "mail",
    (await isTaken(email))
      ? { to: email, language, template: "address-taken", props: { url: signIn } }
      : { to: email, language, template: "save-work", props: { name, url } },
  );
}

async function isTaken(email: string): Promise<boolean> {
  return (await database().db.$count(user, eq(user.email, email))) > 0;
}

const invalid = () => new DomainError("BAD_REQUEST", say("linkInvalid"), "link_invalid");

/**
 * Uses up the mailed token: the guest has an account from now on, with everything they made. Answers its address. Only
 * the guest who asked may: nobody else can be led to confirm an account whose password they do not know.
 */
export async function saveWork(guestId: string, token: string): Promise<{ email: string }> {
  return database().db.transaction(async (tx) => {
    const [used] = await tx
      .delete(verification)
      .where(and(eq(verification.identifier, identifierOf(token)), gt(verification.expiresAt, sql`now()`)))
      .returning({ value: verification.value });
    if (!used) throw invalid();
    const { userId, name, email, hash } = wished.parse(JSON.parse(used.value));
    if (userId !== guestId) throw invalid();
    const [saved] = await tx
      .update(user)
      .set({ name, email, emailVerified: true, isAnonymous: false })
      .where(and(eq(user.id, userId), eq(user.isAnonymous, true)))
      .returning({ id: user.id });
    if (!saved) throw invalid();
    await tx
      .insert(account)
      .values({ id: v7(), userId, accountId: userId, providerId: "credential", password: hash });
    return { email };
  });
}
