import { addDays } from "date-fns";
import { and, asc, desc, eq, gt, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { organizationStates } from "@/domain/organization";
import { plans, type SubscriptionStatus } from "@/domain/plans";
import { trashDays } from "@/domain/trash";
import { restoreAnyones, trashOrganization } from "@/features/organizations/operations";
import { say } from "@/i18n/errors";
import { itsSubscription, planNow } from "@/server/billing/plan-now";
import { billingMode } from "@/server/billing/stripe";
import { containing, newestPage, olderThan, sortKeyOf } from "@/server/db/pages";
import type { PlatformTx } from "@/server/db/platform";
import { member, organization, organizationUsage, subscription, user } from "@/server/db/schema";
import { type Operator, type TenantTx, withTenantJob } from "@/server/db/tenant";
import { enqueue } from "@/server/jobs/boss";
import { purgeOrganization } from "@/server/trash/purge-job";
import { DomainError, notFound } from "@/server/trpc/errors";
import type { listOrganizations } from "./inputs";

type Listing = z.output<typeof listOrganizations>;

const columns = {
  id: organization.id,
  name: organization.name,
  slug: organization.slug,
  logo: organization.logo,
  createdAt: organization.createdAt,
  deletedAt: organization.deletedAt,
  plan: planNow,
  bought: subscription.plan,
  status: sql<SubscriptionStatus | null>`${subscription.status}`,
  trialEnd: subscription.trialEnd,
  graceEnd: subscription.graceEnd,
  cancelAt: subscription.cancelAt,
  members: sql<number>`coalesce(${organizationUsage.members}, 0)`,
  todos: sql<number>`coalesce(${organizationUsage.todos}, 0)`,
  storage: sql`coalesce(${organizationUsage.storage}, 0)`.mapWith(Number),
};

type Row = { plan: keyof typeof plans; deletedAt: Date | null };

/** With what its plan admits, and when the trash lets go of it. Storage is in bytes. */
const told = <T extends Row>(row: T) => ({
  ...row,
  limits: plans[row.plan].limits,
  purgedAt: row.deletedAt && addDays(row.deletedAt, trashDays),
});

const found = (tx: PlatformTx) =>
  tx
    .select({ ...columns, sortKey: sortKeyOf(organization.createdAt) })
    .from(organization)
    .leftJoin(organizationUsage, eq(organizationUsage.organizationId, organization.id))
    .leftJoin(subscription, itsSubscription);

/** Organizations, the newest first, by what they have and have bought; nothing of what they hold. */
export async function listPlaces(tx: PlatformTx, { search, plan, state, cursor, limit }: Listing) {
  const { name, slug } = organization;
  const named = search && or(ilike(name, containing(search)), ilike(slug, containing(search)));
  const planned = plan && sql`${planNow} = ${plan}`;
  const rows = await found(tx)
    .where(
      and(named || undefined, planned || undefined, state && inState[state], olderThan(organization, cursor)),
    )
    .orderBy(desc(organization.createdAt), desc(organization.id))
    .limit(limit + 1);
  const { items, nextCursor } = newestPage(rows, limit);
  return { items: items.map(told), nextCursor };
}

const inState: Record<(typeof organizationStates)[number], SQL | undefined> = {
  live: isNull(organization.deletedAt),
  trash: isNotNull(organization.deletedAt),
  trial: and(
    isNull(organization.deletedAt),
    eq(subscription.status, "trialing"),
    gt(subscription.trialEnd, sql`now()`),
  ),
  overdue: and(isNull(organization.deletedAt), eq(subscription.status, "past_due")),
};

/** One organization with its owners; throws NOT_FOUND. */
export async function getPlace(tx: PlatformTx, id: string) {
  const [row] = await found(tx).where(eq(organization.id, id));
  if (!row) throw notFound();
  const owners = await tx
    .select({ id: user.id, name: user.name, email: user.email })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organizationId, id), eq(member.role, "owner"), isNull(member.deletedAt)))
    .orderBy(asc(member.createdAt), asc(member.id))
    .limit(20);
  const { sortKey: _, ...place } = told(row);
  return { ...place, owners };
}

type Acting = { id: string; by: Operator };

/** Hides it from its people at once; in the trash already, it stays as it is. Throws NOT_FOUND for an unknown one. */
export async function trashPlace({ id, by }: Acting) {
  await withTenantJob({ organizationId: id, action: "admin.organizations.trash", by }, (tx) =>
    trashOrganization({ tx, user: { id: by.userId }, organization: { id } }),
  );
  return { id };
}

/** Gives it back to its people, under another address if asked; one that lives stays as it is. */
export async function restorePlace({ id, by, slug }: Acting & { slug?: string | undefined }) {
  const job = { organizationId: id, action: "admin.organizations.restore", by };
  return { id, slug: await withTenantJob(job, (tx) => restoreAnyones(tx, { id, slug })) };
}

/**
 * Deletes it for ever out of the trash. Throws NOT_FOUND for an unknown one, CONFLICT for one that lives, or whose
 * payments go on: without its row nobody would stop them.
 */
export async function purgePlace({ id, by }: Acting) {
  await withTenantJob({ organizationId: id, action: "admin.organizations.purge", by }, async (tx) => {
    if (await isRenewing(tx)) throw new DomainError("CONFLICT", say("stillRenewing"));
    if ((await purgeOrganization(tx)) === 0) throw new DomainError("CONFLICT", say("notInTrash"));
    await enqueue(tx, "files-clean", {});
  });
  return { id };
}

/** A job stops the renewal a minute after the organization went to the trash. */
async function isRenewing(tx: TenantTx): Promise<boolean> {
  if (billingMode() === "local") return false;
  const { status, stripeSubscriptionId, cancelAtPeriodEnd } = subscription;
  const [found] = await tx
    .select({ id: subscription.id })
    .from(subscription)
    .where(and(isNotNull(stripeSubscriptionId), eq(cancelAtPeriodEnd, false), inArray(status, renewing)));
  return found !== undefined;
}

const renewing: SubscriptionStatus[] = ["trialing", "active", "past_due"];
