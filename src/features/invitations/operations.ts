import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { answeredDays, type ShownInvitationStatus } from "@/domain/invitation";
import type { MemberRole } from "@/domain/roles";
import { holdTeam } from "@/features/teams/operations";
import { say } from "@/i18n/errors";
import { adoptLanguage } from "@/server/auth/newcomers";
import type { PlatformTx } from "@/server/db/platform";
import { invitation, member, organization, team, teamMember, user } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { DomainError, notFound } from "@/server/trpc/errors";
import { holdQuota, type Inviting, mailedOften, mailInvitations } from "./jobs";

type Values = { role: MemberRole; teamId?: string | null; message?: string | null };
export type InviteResult = {
  email: string;
  status: "invited" | "already_member" | "already_invited" | "mailed_often";
};

const expiry = (days: number) => sql`now() + ${days} * interval '1 day'`;

/** Invites each address once and says what became of it; the mails leave when the transaction commits. */
export async function invite(
  tenant: Inviting,
  emails: readonly string[],
  { days, ...values }: Values & { days: number },
): Promise<InviteResult[]> {
  await holdTeam(tenant.tx, values.teamId);
  const unique = [...new Set(emails)];
  const members = await memberEmails(tenant.tx, unique);
  const others = unique.filter((email) => !members.has(email));
  const often = await holdQuota(tenant.tx, others);
  const fresh = others.filter((email) => !often.has(email));
  await cancelExpired(tenant.tx, fresh);
  const rows = fresh.map((email) => ({
    ...values,
    email,
    inviterId: tenant.user.id,
    expiresAt: expiry(days),
  }));
  const created = rows.length
    ? await tenant.tx.insert(invitation).values(rows).onConflictDoNothing().returning()
    : [];
  await mailInvitations(tenant, created);
  const invited = new Set(created.map((each) => each.email));
  return unique.map((email) => ({ email, status: outcome(email, { members, often, invited }) }));
}

type Sets = Record<"members" | "often" | "invited", Set<string>>;

function outcome(email: string, { members, often, invited }: Sets): InviteResult["status"] {
  if (members.has(email)) return "already_member";
  if (often.has(email)) return "mailed_often";
  return invited.has(email) ? "invited" : "already_invited";
}

/** Sends a pending invitation again, open from now on; throws NOT_FOUND for any other. */
export async function resend(tenant: Inviting, id: string, days: number) {
  const open = and(eq(invitation.id, id), eq(invitation.status, "pending"));
  const [found] = await tenant.tx.select({ email: invitation.email }).from(invitation).where(open);
  if (!found) throw notFound();
  const often = await holdQuota(tenant.tx, [found.email]);
  if (often.has(found.email)) throw mailedOften(found.email);
  const renewed = await tenant.tx
    .update(invitation)
    .set({ expiresAt: expiry(days) })
    .where(open)
    .returning();
  const [first] = renewed;
  if (!first) throw notFound();
  await mailInvitations(tenant, renewed);
  return { id: first.id, expiresAt: first.expiresAt };
}

async function memberEmails(tx: TenantTx, emails: string[]): Promise<Set<string>> {
  const found = await tx
    .select({ email: user.email })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(inArray(user.email, emails));
  return new Set(found.map((row) => row.email));
}

async function cancelExpired(tx: TenantTx, emails: string[]): Promise<void> {
  if (emails.length === 0) return;
  await tx
    .update(invitation)
    .set({ status: "canceled" })
    .where(
      and(
        inArray(invitation.email, emails),
        eq(invitation.status, "pending"),
        sql`${invitation.expiresAt} <= now()`,
      ),
    );
}

const shownStatus = sql<ShownInvitationStatus>`case
  when ${invitation.status} = 'pending' and ${invitation.expiresAt} <= now() then 'expired'
  else ${invitation.status} end`;

/** Open and expired invitations, and those answered lately; the newest first. */
export function listInvitations(tx: TenantTx) {
  return tx
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      status: shownStatus,
      teamName: team.name,
      message: invitation.message,
      inviterName: user.name,
      expiresAt: invitation.expiresAt,
      createdAt: invitation.createdAt,
      updatedAt: invitation.updatedAt,
    })
    .from(invitation)
    .leftJoin(user, eq(user.id, invitation.inviterId))
    .leftJoin(team, eq(team.id, invitation.teamId))
    .where(
      or(
        eq(invitation.status, "pending"),
        and(
          inArray(invitation.status, ["accepted", "rejected"]),
          sql`${invitation.updatedAt} > now() - ${answeredDays} * interval '1 day'`,
        ),
      ),
    )
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(500);
}

/** What the holder of an invitation's link may see of it, or undefined. */
export async function previewInvitation(tx: PlatformTx, id: string) {
  const [found] = await tx
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      status: invitation.status,
      message: invitation.message,
      teamId: team.id,
      teamName: team.name,
      expired: sql<boolean>`${invitation.expiresAt} <= now()`,
      expiresAt: invitation.expiresAt,
      organizationId: organization.id,
      organizationName: organization.name,
      organizationSlug: organization.slug,
      inviterName: user.name,
    })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .leftJoin(user, eq(user.id, invitation.inviterId))
    .leftJoin(team, and(eq(team.id, invitation.teamId), liveOf(invitation.organizationId)))
    .where(and(eq(invitation.id, id), isNull(invitation.deletedAt), isNull(organization.deletedAt)));
  return found;
}

const liveOf = (organizationId: typeof invitation.organizationId) =>
  and(eq(team.organizationId, organizationId), isNull(team.deletedAt));

type Person = { id: string; email: string; emailVerified: boolean };

/** Locks a pending invitation that is addressed to `person`; every other case is NOT_FOUND or says why. */
export async function lockOpen(tx: PlatformTx, id: string, person: Person) {
  await tx.select({ id: invitation.id }).from(invitation).where(eq(invitation.id, id)).for("update");
  const found = await previewInvitation(tx, id);
  if (!found || found.email !== person.email.toLowerCase()) throw notFound();
  if (!person.emailVerified) throw new DomainError("FORBIDDEN", say("confirmAddress"));
  if (found.status !== "pending") throw new DomainError("CONFLICT", say("invitationAnswered"));
  if (found.expired) throw new DomainError("CONFLICT", say("invitationExpired"));
  return found;
}

type Open = { organizationId: string; role: MemberRole; teamId: string | null };

/** Makes `person` a member, in the team asked for; the database refuses who would be one more than the plan admits. */
export async function join(tx: PlatformTx, { organizationId, role, teamId }: Open, person: Person) {
  await tx
    .insert(member)
    .values({ organizationId, userId: person.id, role })
    .onConflictDoUpdate({
      target: [member.organizationId, member.userId],
      set: { role, deletedAt: null, deletedBy: null, deletionId: null },
      setWhere: sql`${member.deletedAt} is not null`,
    });
  await adoptLanguage(tx, { userId: person.id, organizationId });
  if (!teamId) return;
  const live = and(eq(team.id, teamId), eq(team.organizationId, organizationId), isNull(team.deletedAt));
  const [held] = await tx.select({ id: team.id }).from(team).where(live).for("share");
  if (held)
    await tx.insert(teamMember).values({ organizationId, teamId, userId: person.id }).onConflictDoNothing();
}
