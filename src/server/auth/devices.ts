import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { database } from "../db/client";
import { session } from "../db/schema";

/** The live sessions of a person, the one used last first; an administrator's impersonation is none of theirs. */
export async function listDevices(userId: string) {
  return database()
    .db.select({
      id: session.id,
      userAgent: session.userAgent,
      ipAddress: session.ipAddress,
      signedInAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
    })
    .from(session)
    .where(and(ownedBy(userId), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .limit(100);
}

const ownedBy = (userId: string) => and(eq(session.userId, userId), isNull(session.impersonatedBy));

/** Ends one session of the person; answers how many it were. */
export async function endSession(userId: string, id: string): Promise<number> {
  const ended = await database()
    .db.delete(session)
    .where(and(ownedBy(userId), eq(session.id, id)))
    .returning({ id: session.id });
  return ended.length;
}

/** Ends every session of the person but one. */
export async function endOtherSessions(userId: string, kept: string): Promise<number> {
  const ended = await database()
    .db.delete(session)
    .where(and(ownedBy(userId), ne(session.id, kept)))
    .returning({ id: session.id });
  return ended.length;
}
