import { and, count, eq, gt, inArray, or, sql } from "drizzle-orm";
import { hourlyInvitations, invitationLimits } from "@/domain/invitation";
import { env } from "@/env";
import { readSubscription } from "@/features/organizations/operations";
import { say } from "@/i18n/errors";
import { auditLog, type invitation, organization, team } from "@/server/db/schema";
import type { Tenant, TenantTx } from "@/server/db/tenant";
import { enqueue } from "@/server/jobs/boss";
import { TooManyError } from "@/server/trpc/errors";

export type Inviting = Pick<Tenant, "tx" | "user" | "organization">;

type Row = typeof invitation.$inferSelect;

const day = 86_400;
export const mailedOften = (email: string) =>
  new TooManyError(day, say("invitedOften", { email, count: invitationLimits.perAddress }));

/**
 * Locks the organization's quota of mails until the end and answers which addresses got as many as they may. The audit
 * log is the count: nothing that is withdrawn or deleted gives a mail back.
 */
export async function holdQuota(tx: TenantTx, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  await tx.select({ id: organization.id }).from(organization).for("no key update");
  const { plan } = await readSubscription(tx);
  const limit = hourlyInvitations[plan.id];
  const [recent] = await tx
    .select({ mails: count() })
    .from(auditLog)
    .where(and(mailed, since(sql`interval '1 hour'`)));
  if ((recent?.mails ?? 0) + emails.length > limit)
    throw new TooManyError(3_600, say("invitationsAnHour", { limit }));
  const often = await tx
    .select({ email: auditLog.entityLabel })
    .from(auditLog)
    .where(and(mailed, since(sql`interval '1 day'`), inArray(auditLog.entityLabel, [...emails])))
    .groupBy(auditLog.entityLabel)
    .having(sql`count(*) >= ${invitationLimits.perAddress}`);
  return new Set(often.map((row) => row.email ?? ""));
}

const since = (span: ReturnType<typeof sql>) => gt(auditLog.createdAt, sql`now() - ${span}`);
const mailed = and(
  eq(auditLog.entityType, "invitation"),
  or(
    and(eq(auditLog.source, "invitations.create"), eq(auditLog.action, "create")),
    and(eq(auditLog.source, "invitations.resend"), eq(auditLog.action, "update")),
  ),
);

/** Queues a mail for each of some invitations that lead to the same team, or to none. */
export async function mailInvitations(
  { tx, user: inviter, organization: own }: Inviting,
  invited: readonly Row[],
) {
  const [first] = invited;
  if (!first) return;
  const [place] = await tx.select({ settings: organization.settings }).from(organization);
  const teams = first.teamId
    ? await tx.select({ name: team.name }).from(team).where(eq(team.id, first.teamId))
    : [];
  for (const each of invited) {
    await enqueue(tx, "mail", {
      to: each.email,
      language: place?.settings.language,
      template: "invitation",
      props: {
        organization: own.name,
        inviter: inviter.name,
        role: each.role,
        team: teams[0]?.name,
        message: each.message,
        url: `${env.APP_URL}/invite/${each.id}`,
        expiresAt: each.expiresAt.toISOString(),
      },
    });
  }
}
