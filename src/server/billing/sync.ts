import { sql } from "drizzle-orm";
import { organization, subscription } from "../db/schema";
import { type TenantTx, withBilling, withTenantJob } from "../db/tenant";
import { keepBought } from "./keep";
import { type Bought, boughtBy, subscriptionThatCounts } from "./state";
import { askStripe } from "./stripe";

/** Opens a transaction bound to the organization: a person's or a job's. */
type Door = <R>(fn: (tx: TenantTx) => Promise<R>) => Promise<R>;

/**
 * Asks Stripe what the organization's customer has bought and keeps that. What an event says never counts, and what was
 * asked for earlier never replaces what was asked for later: events may come twice, late and in any order.
 */
export async function syncThrough(door: Door): Promise<void> {
  const before = await door(readCustomer);
  if (!before?.customerId) return;
  const bought = await askFor(before.customerId);
  const kept = bought ?? (before.subscriptionId ? ended(before) : null);
  if (kept) await door((tx) => keepBought(tx, kept, before.askedAt));
}

/** The same for a job. Throws SERVICE_UNAVAILABLE while Stripe does not answer. */
export const syncOrganization = (organizationId: string): Promise<void> =>
  syncThrough((fn) => withTenantJob({ organizationId, action: "subscriptions.sync" }, fn));

/** Of a deleted organization too. */
const readCustomer = (tx: TenantTx) =>
  withBilling(tx, async (billing) => {
    const [found] = await billing
      .select({
        customerId: organization.stripeCustomerId,
        subscriptionId: subscription.stripeSubscriptionId,
        plan: subscription.plan,
        askedAt: sql<string>`clock_timestamp()::text`,
      })
      .from(organization)
      .leftJoin(subscription, sql`true`);
    return found;
  });

async function askFor(customer: string): Promise<Bought | null> {
  const { data } = await askStripe((client) =>
    client.subscriptions.list({ customer, status: "all", limit: 100, expand: ["data.latest_invoice"] }),
  );
  const found = subscriptionThatCounts(data);
  return found ? boughtBy(found) : null;
}

/** What Stripe does not know any more is over. */
const ended = ({ plan }: { plan: string | null }): Bought => ({
  plan: plan ?? "free",
  status: "canceled",
  graceEnd: null,
});
