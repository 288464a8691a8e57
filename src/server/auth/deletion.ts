import { and, eq, exists, isNull, ne, not, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { v7 } from "uuid";
import { database } from "../db/client";
import { asPlatform, type PlatformTx } from "../db/platform";
import {
  account,
  member,
  organization,
  passkey,
  session,
  teamMember,
  twoFactor,
  user,
  userPicture,
} from "../db/schema";
import type { RequestContext } from "../trpc/context";
import { forgetTrust } from "./sessions";

const action = "account.remove";

/** The live organizations that have no owner but this person: each needs another one, or to go first. */
export async function listOwnedAlone(userId: string) {
  const other = alias(member, "other");
  const { db } = database();
  const shared = db
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.organizationId, organization.id),
        eq(other.role, "owner"),
        ne(other.userId, userId),
        isNull(other.deletedAt),
      ),
    );
  const owned = and(eq(member.userId, userId), eq(member.role, "owner"), isNull(member.deletedAt));
  return db
    .select({ id: organization.id, name: organization.name, slug: organization.slug })
    .from(organization)
    .innerJoin(member, eq(member.organizationId, organization.id))
    .where(and(owned, isNull(organization.deletedAt), not(exists(shared))))
    .orderBy(organization.name);
}

/**
 * Ends an account: memberships, sessions and every way in go, the address is free again. The row stays with its
 * name alone, so that what the person wrote still has an author. Throws when an organization would lose its owner.
 */
export async function removeAccount(ctx: RequestContext, userId: string): Promise<void> {
  const { requestId, ipAddress, userAgent } = ctx;
  const request = { reason: action, userId, requestId, ipAddress, userAgent };
  await asPlatform(request, (tx) => leaveEverything(tx, userId));
  await forgetWaysIn(userId);
}

async function leaveEverything(tx: PlatformTx, userId: string): Promise<void> {
  const gone = { deletedAt: sql`now()`, deletedBy: userId, deletionId: v7() };
  for (const table of [teamMember, member])
    await tx
      .update(table)
      .set(gone)
      .where(and(eq(table.userId, userId), isNull(table.deletedAt)));
  await tx
    .update(user)
    .set({
      email: `deleted-${userId}@deleted.invalid`,
      emailVerified: false,
      image: null,
      firstName: null,
      lastName: null,
      twoFactorEnabled: false,
      banned: true,
      banReason: "The account was deleted",
      deletedAt: sql`now()`,
    })
    .where(eq(user.id, userId));
}

async function forgetWaysIn(userId: string): Promise<void> {
  const { db } = database();
  for (const table of [session, account, passkey, twoFactor, userPicture])
    await db.delete(table).where(eq(table.userId, userId));
  await forgetTrust(userId);
}
