import type Stripe from "stripe";
import { graceDays, plans } from "@/domain/plans";
import type { subscription } from "../db/schema";
import { logger } from "../logger";
import { choiceOf } from "./prices";

/** What an organization has bought, as its row holds it. */
export type Bought = Omit<
  typeof subscription.$inferInsert,
  "id" | "organizationId" | "createdAt" | "updatedAt" | "version"
>;

const day = 86_400_000;
const instant = (seconds: number | null | undefined): Date | null =>
  seconds ? new Date(seconds * 1000) : null;

const rank: Partial<Record<Stripe.Subscription.Status, number>> = {
  trialing: 3,
  active: 3,
  past_due: 3,
  unpaid: 2,
  paused: 2,
  canceled: 1,
};

/**
 * Of a customer's subscriptions the one that counts: one in force before one that waits or has ended, then the newest.
 * A checkout that was never paid counts for nothing.
 */
export function subscriptionThatCounts(all: readonly Stripe.Subscription[]): Stripe.Subscription | undefined {
  const rankOf = (each: Stripe.Subscription) => rank[each.status] ?? 0;
  const counting = all.filter((each) => rankOf(each) > 0);
  const inForce = counting.filter((each) => rankOf(each) === 3);
  if (inForce.length > 1)
    logger.error({ subscriptions: inForce.map(({ id }) => id) }, "a customer pays for several subscriptions");
  const [first] = counting.sort(
    (a, b) => rankOf(b) - rankOf(a) || b.created - a.created || (a.id < b.id ? 1 : -1),
  );
  return first;
}

/** The row for a subscription of Stripe's. Throws for a price of no plan. */
export function boughtBy(found: Stripe.Subscription): Bought {
  const [item] = found.items.data;
  if (!item) throw new Error(`The subscription ${found.id} has no item`);
  const { plan, interval } = choiceOf(item.price);
  const periodEnd = instant(item.current_period_end);
  const cancelAt = instant(found.cancel_at) ?? (found.cancel_at_period_end ? periodEnd : null);
  return {
    plan,
    status: found.status,
    limits: plans[plan].limits,
    billingInterval: interval,
    seats: item.quantity ?? 1,
    stripeCustomerId: idOf(found.customer),
    stripeSubscriptionId: found.id,
    stripePriceId: item.price.id,
    periodStart: instant(item.current_period_start),
    periodEnd,
    trialStart: instant(found.trial_start),
    trialEnd: instant(found.trial_end),
    cancelAtPeriodEnd: cancelAt !== null,
    cancelAt,
    canceledAt: instant(found.canceled_at),
    endedAt: instant(found.ended_at),
    graceEnd: found.status === "past_due" ? graceEndOf(found, item) : null,
  };
}

/** Counted from the invoice that was not paid, so that every look at it answers alike. */
function graceEndOf({ latest_invoice: invoice }: Stripe.Subscription, item: Stripe.SubscriptionItem): Date {
  const since = typeof invoice === "object" && invoice ? invoice.created : item.current_period_start;
  return new Date(since * 1000 + graceDays * day);
}

/** Stripe's id in a reference that may be the thing itself. */
export const idOf = (reference: string | { id: string }): string =>
  typeof reference === "string" ? reference : reference.id;
