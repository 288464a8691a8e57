import { format } from "date-fns";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { invitationDays } from "@/domain/invitation";
import type { MemberRole } from "@/domain/roles";
import { env } from "@/env";
import { holdTeam } from "@/features/teams/operations";
import type { PlatformTx } from "@/server/db/platform";
import { invitation, member, organization, user } from "@/server/db/schema";
import type { Tenant, TenantTx } from "@/server/db/tenant";
import { enqueue } from "@/server/jobs/boss";
import { DomainError, notFound } from "@/server/trpc/errors";

export const expiry = sql`now() + ${invitationDays} * interval '1 day'`;

type Invited = { id: string; email: string; role: string; expiresAt: Date };
export type InviteResult = { email: string; status: "invited" | "already_member" | "already_invited" };

/** Invites each address once and says what became of it; the mails leave when the transaction commits. */
export async function invite(
  tenant: Pick<Tenant, "tx" | "user" | "organization">,
  emails: readonly string[],
  values: { role: MemberRole; teamId?: string | null },
): Promise<InviteResult[]> {
  await holdTeam(tenant.tx, values.teamId);
  const unique = [...new Set(emails)];
  const members = await memberEmails(tenant.tx, unique);
  const fresh = unique.filter((email) => !members.has(email));
  await cancelExpired(tenant.tx, fresh);
  const rows = fresh.map((email) => ({ email, ...values, inviterId: tenant.user.id, expiresAt: expiry }));
  const created = rows.length
    ? await tenant.tx.insert(invitation).values(rows).onConflictDoNothing().returning()
    : [];
  for (const each of created) await mailInvitation(tenant, each);
  const invited = new Set(created.map((each) => each.email));
  return unique.map((email) => ({ email, status: status(email, members, invited) }));
}

function status(email: string, members: Set<string>, invited: Set<string>): InviteResult["status"] {
  if (members.has(email)) return "already_member";
  return invited.has(email) ? "invited" : "already_invited";
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

export async function mailInvitation(
  { tx, user: inviter, organization: own }: Pick<Tenant, "tx" | "user" | "organization">,
  invited: Invited,
): Promise<void> {
  await enqueue(tx, "mail", {
    to: invited.email,
    template: "invitation",
    props: {
      organization: own.name,
      inviter: inviter.name,
      role: invited.role,
      url: `${env.APP_URL}/invite/${invited.id}`,
      expiresAt: format(invited.expiresAt, "d MMMM yyyy"),
    },
  });
}

/** What the holder of an invitation's link may see of it, or undefined. */
export async function previewInvitation(tx: PlatformTx, id: string) {
  const [found] = await tx
    .select({
      id: invitation.id,
      email: invitation.email,
      role: sql<MemberRole>`${invitation.role}`,
      status: invitation.status,
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
    .where(and(eq(invitation.id, id), isNull(invitation.deletedAt), isNull(organization.deletedAt)));
  return found;
}

type Person = { id: string; email: string; emailVerified: boolean };

/** Locks a pending invitation that is addressed to `person`; every other case is NOT_FOUND or says why. */
export async function lockOpen(tx: PlatformTx, id: string, person: Person) {
  await tx.select({ id: invitation.id }).from(invitation).where(eq(invitation.id, id)).for("update");
  const found = await previewInvitation(tx, id);
  if (!found || found.email !== person.email.toLowerCase()) throw notFound();
  if (!person.emailVerified) throw new DomainError("FORBIDDEN", "Confirm your e-mail address first");
  if (found.status !== "pending") throw new DomainError("CONFLICT", "This invitation was already answered");
  if (found.expired) throw new DomainError("CONFLICT", "This invitation has expired. Ask for a new one.");
  return found;
}

/** Makes `person` a member; the database refuses who would be one more than the plan admits. */
export async function join(
  tx: PlatformTx,
  invited: { organizationId: string; role: MemberRole },
  person: Person,
) {
  const { organizationId, role } = invited;
  await tx
    .insert(member)
    .values({ organizationId, userId: person.id, role })
    .onConflictDoUpdate({
      target: [member.organizationId, member.userId],
      set: { role, deletedAt: null, deletedBy: null, deletionId: null },
      setWhere: sql`${member.deletedAt} is not null`,
    });
}
