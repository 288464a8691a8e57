import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import { changeSeats, stopRenewal } from "@/server/billing/calls";
import { mirrorPlan } from "@/server/billing/keep";
import { billingMode } from "@/server/billing/stripe";
import { syncOrganization } from "@/server/billing/sync";
import { asPlatform } from "@/server/db/platform";
import { organization, organizationUsage, stripeEvent, subscription } from "@/server/db/schema";
import { withTenantJob } from "@/server/db/tenant";
import { logger } from "@/server/logger";

const action = "subscriptions.reconcile";

/** Asks Stripe about the customer that an event named. One that is no organization's changes nothing. */
export async function applyEvent({ id }: { id: string }): Promise<void> {
  const owner = await asPlatform({ reason: "subscriptions.event", readOnly: true }, async (tx) => {
    const [found] = await tx
      .select({ organizationId: organization.id })
      .from(stripeEvent)
      .leftJoin(organization, eq(organization.stripeCustomerId, stripeEvent.customerId))
      .where(and(eq(stripeEvent.id, id), isNull(stripeEvent.processedAt)));
    return found;
  });
  if (!owner) return;
  if (owner.organizationId) await syncOrganization(owner.organizationId);
  await asPlatform({ reason: "subscriptions.event" }, (tx) =>
    tx.update(stripeEvent).set({ processedAt: sql`now()` }).where(eq(stripeEvent.id, id)),
  );
}

const inForce = inArray(subscription.status, ["trialing", "active", "past_due"]);

/**
 * Makes Stripe count as many seats as there are members, and stops the renewal of what a deleted organization has.
 * It looks at what is, once a minute, so it misses no way in which somebody joins or leaves.
 */
export async function followMembers(): Promise<void> {
  if (billingMode() === "local") return;
  const deleted = and(isNotNull(organization.deletedAt), eq(subscription.cancelAtPeriodEnd, false));
  const found = await asPlatform({ reason: "subscriptions.seats", readOnly: true }, (tx) =>
    tx
      .select({
        organizationId: subscription.organizationId,
        subscriptionId: sql<string>`${subscription.stripeSubscriptionId}`,
        members: organizationUsage.members,
        isDeleted: sql<boolean>`${organization.deletedAt} is not null`,
      })
      .from(subscription)
      .innerJoin(organization, eq(organization.id, subscription.organizationId))
      .innerJoin(organizationUsage, eq(organizationUsage.organizationId, subscription.organizationId))
      .where(
        and(
          isNull(subscription.deletedAt),
          isNotNull(subscription.stripeSubscriptionId),
          inForce,
          or(deleted, and(isNull(organization.deletedAt), ne(subscription.seats, organizationUsage.members))),
        ),
      )
      .orderBy(sql`random()`)
      .limit(200),
  );
  await each(found, async ({ organizationId, subscriptionId, members, isDeleted }) => {
    if (isDeleted) await stopRenewal(subscriptionId);
    else await changeSeats(subscriptionId, members);
    await syncOrganization(organizationId);
  });
}

/**
 * Once a night: asks Stripe about every customer, applies what was told and not applied, forgets what was told a month
 * ago, and notes which plans have ended by themselves.
 */
export async function reconcile(): Promise<void> {
  await settleLapsed();
  if (billingMode() === "local") return;
  await asPlatform({ reason: action }, (tx) =>
    tx.delete(stripeEvent).where(lt(stripeEvent.receivedAt, sql`now() - interval '30 days'`)),
  );
  await each(await unprocessed(), applyEvent);
  for (let page = await customersAfter(null); page.length > 0; page = await customersAfter(page)) {
    await each(page, ({ id }) => syncOrganization(id));
  }
}

const unprocessed = () =>
  asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select({ id: stripeEvent.id })
      .from(stripeEvent)
      .where(isNull(stripeEvent.processedAt))
      .orderBy(asc(stripeEvent.receivedAt)),
  );

const customersAfter = (page: readonly { id: string }[] | null) =>
  asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select({ id: organization.id })
      .from(organization)
      .where(
        and(
          isNotNull(organization.stripeCustomerId),
          page ? gt(organization.id, page.at(-1)?.id ?? "") : undefined,
        ),
      )
      .orderBy(asc(organization.id))
      .limit(100),
  );

/** Trials, graces and cancelled plans end by the clock: nothing tells of it. */
async function settleLapsed(): Promise<void> {
  const over = or(
    and(eq(subscription.status, "trialing"), lt(subscription.trialEnd, sql`now()`)),
    and(eq(subscription.status, "past_due"), lt(subscription.graceEnd, sql`now()`)),
    lt(subscription.cancelAt, sql`now()`),
  );
  const found = await asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select({ organizationId: subscription.organizationId })
      .from(subscription)
      .innerJoin(organization, eq(organization.id, subscription.organizationId))
      .where(and(over, isNull(subscription.deletedAt), ne(organization.currentPlan, "free"))),
  );
  await each(found, ({ organizationId }) => withTenantJob({ organizationId, action }, mirrorPlan));
}

/** One that fails keeps none of the others from their turn; the next run tries it again. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of all) {
    await work(one).catch((error: unknown) =>
      logger.error({ error: error instanceof Error ? error.message : String(error) }, action),
    );
  }
}
