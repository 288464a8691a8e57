import { and, eq, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Theme } from "@/domain/account";
import type { MemberRole, UserRole } from "@/domain/roles";
import { database } from "../db/client";
import { member, organization, session, user, verification } from "../db/schema";
import { stands } from "../db/standing";

const build = () =>
  database()
    .db.select({
      id: session.id,
      secondsLeft: sql<number>`ceil(extract(epoch from ${session.expiresAt} - now()))::int`,
      activeOrganizationId: session.activeOrganizationId,
      activeTeamId: session.activeTeamId,
      impersonatedBy: session.impersonatedBy,
      impersonationReason: session.impersonationReason,
      impersonatorSessionId: session.impersonatorSessionId,
      confirmedAt: session.confirmedAt,
      lastUsedAt: session.lastUsedAt,
      user: {
        id: user.id,
        name: user.name,
        email: user.email,
        image: user.image,
        emailVerified: user.emailVerified,
        role: sql<UserRole>`${user.role}`,
        preferredLocale: user.preferredLocale,
        timeZone: user.timeZone,
        theme: sql<Theme>`${user.theme}`,
        isAnonymous: user.isAnonymous,
        twoFactorEnabled: user.twoFactorEnabled,
        onboardingCompleted: user.onboardingCompleted,
      },
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(session.token, sql.placeholder("token")),
        gt(session.expiresAt, sql`now()`),
        or(eq(user.banned, false), lte(user.banExpires, sql`now()`)),
        stands,
      ),
    )
    .limit(1)
    .prepare("find_session");

let prepared: ReturnType<typeof build> | undefined;

export type CurrentSession = Awaited<ReturnType<ReturnType<typeof build>["execute"]>>[number];

/**
 * The live session of a verified token with its user, or null: unknown, expired, the user is banned, or it was an
 * impersonation whose administrator may not carry it on.
 */
export async function findSession(token: string): Promise<CurrentSession | null> {
  prepared ??= build();
  const [found] = await prepared.execute({ token });
  return found ?? null;
}

/** The live organizations a user is a live member of, by name. */
export async function listMemberships(userId: string) {
  const found = await database()
    .db.select({
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      logo: organization.logo,
      plan: organization.currentPlan,
      paymentDueBy: organization.paymentDueBy,
      role: sql<MemberRole>`${member.role}`,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.userId, userId), isNull(member.deletedAt), isNull(organization.deletedAt)))
    .orderBy(organization.name);
  return found.map((each) => ({ ...each, paymentDueBy: each.paymentDueBy?.toISOString() ?? null }));
}

/** Remembers the organization that requests without a header mean. Membership is proven at each use, not here. */
export async function setActiveOrganization(sessionId: string, organizationId: string | null): Promise<void> {
  await database()
    .db.update(session)
    .set({ activeOrganizationId: organizationId })
    .where(eq(session.id, sessionId));
}

export async function setImpersonationReason(sessionId: string, reason: string): Promise<void> {
  await database().db.update(session).set({ impersonationReason: reason }).where(eq(session.id, sessionId));
}

/** Ends the impersonations whose time is over; answers how many. */
export async function dropOverdueImpersonations(): Promise<number> {
  const ended = await database()
    .db.delete(session)
    .where(and(isNotNull(session.impersonatedBy), lte(session.expiresAt, sql`now()`)))
    .returning({ id: session.id });
  return ended.length;
}

/** Ends a session whoever's it is, an impersonation too. */
export async function dropSession(id: string): Promise<void> {
  await database().db.delete(session).where(eq(session.id, id));
}

export async function completeOnboarding(userId: string): Promise<void> {
  await database().db.update(user).set({ onboardingCompleted: true }).where(eq(user.id, userId));
}

/** Remembers, to some minutes, when a session was last used. */
export async function touchSession({ id, lastUsedAt }: CurrentSession): Promise<void> {
  if (Date.now() - lastUsedAt.getTime() < 5 * 60_000) return;
  await database().db.update(session).set({ lastUsedAt: sql`now()` }).where(eq(session.id, id));
}

/** Devices that a person trusted ask for the second factor again; links to a new password stop working. */
export async function forgetTrust(userId: string): Promise<void> {
  await database().db.delete(verification).where(eq(verification.value, userId));
}
