import { isNull, lte, or, sql } from "drizzle-orm";
import { effectivePlan, planIds, type SubscriptionState, subscriptionStatuses } from "@/domain/plans";
import { organization, subscription } from "../db/schema";
import { type TenantTx, withBilling } from "../db/tenant";
import type { Bought } from "./state";

type Row = Pick<typeof subscription.$inferSelect, "plan" | "status" | "trialEnd" | "graceEnd" | "cancelAt">;

const known = <T extends string>(values: readonly T[], value: string, fallback: T): T =>
  values.find((each) => each === value) ?? fallback;

/** A row as the rules of plans read it. */
export function stateOf({ plan, status, trialEnd, graceEnd, cancelAt }: Row): SubscriptionState {
  const dates = { trialEnd, graceEnd, cancelAt };
  return {
    plan: known(planIds, plan, "free"),
    status: known(subscriptionStatuses, status, "canceled"),
    ...dates,
  };
}

/**
 * Keeps what the bound organization has bought, and beside its name which plan that makes. With `askedAt`, when Stripe
 * was asked, it changes nothing if what stands there was asked for later. Only an owner's transaction or a job's may.
 */
export function keepBought(tx: TenantTx, bought: Bought, askedAt?: string): Promise<boolean> {
  return withBilling(tx, async (billing) => {
    const [own] = await billing.select({ id: subscription.id }).from(subscription).for("update");
    const values = { ...bought, ...(askedAt && { stripeSyncedAt: sql`${askedAt}::timestamptz` }) };
    if (!own) await billing.insert(subscription).values(values);
    else {
      const kept = await billing.update(subscription).set(values).where(notOlder(askedAt)).returning();
      if (kept.length === 0) return false;
    }
    await mirror(billing);
    return true;
  });
}

const notOlder = (askedAt: string | undefined) =>
  askedAt
    ? or(isNull(subscription.stripeSyncedAt), lte(subscription.stripeSyncedAt, sql`${askedAt}::timestamptz`))
    : undefined;

/** Which plan counts, where the list of organizations reads it. */
export const mirrorPlan = (tx: TenantTx): Promise<void> => withBilling(tx, mirror);

async function mirror(billing: TenantTx): Promise<void> {
  const [row] = await billing.select().from(subscription);
  if (!row) return;
  const state = stateOf(row);
  const currentPlan = effectivePlan(state, new Date()).id;
  const paymentDueBy = state.status === "past_due" ? state.graceEnd : null;
  await billing.update(organization).set({ currentPlan, paymentDueBy });
}

/** Ties the bound organization to its customer; one that is another organization's is refused. */
export const keepCustomer = (tx: TenantTx, stripeCustomerId: string): Promise<unknown> =>
  withBilling(tx, (billing) => billing.update(organization).set({ stripeCustomerId }));
