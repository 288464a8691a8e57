import { and, eq, sql } from "drizzle-orm";
import { say } from "@/i18n/errors";
import { database } from "../db/client";
import { account, session } from "../db/schema";
import { DomainError, TooManyError } from "../trpc/errors";
import { confirmKey, confirmTries, countAttempt, returnAttempt } from "./attempts";
import { auth } from "./auth";
import type { CurrentSession } from "./sessions";

async function markConfirmed(sessionId: string): Promise<void> {
  await database().db.update(session).set({ confirmedAt: sql`now()` }).where(eq(session.id, sessionId));
}

/** Opens sensitive changes for some minutes. Throws for a wrong password, and for too many. */
export async function confirmByPassword({ id, user }: CurrentSession, password: string): Promise<void> {
  const key = confirmKey(user.id);
  const seconds = await countAttempt(key, confirmTries);
  if (seconds) throw new TooManyError(seconds);
  if (!(await isPassword(user.id, password)))
    throw new DomainError("BAD_REQUEST", say("wrongPassword"), "wrong_password");
  await returnAttempt(key);
  await markConfirmed(id);
}

async function isPassword(userId: string, password: string): Promise<boolean> {
  const [found] = await database()
    .db.select({ hash: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, "credential")));
  const context = await auth().$context;
  return found?.hash ? context.password.verify({ hash: found.hash, password }) : false;
}
