import type Stripe from "stripe";
import {
  type BillingInterval,
  billingIntervals,
  type PlanChoice,
  type PlanId,
  planIds,
  priceKey,
} from "@/domain/plans";

/** Milliseconds for which a price that was looked up counts. */
const kept = 10 * 60_000;

const found = new Map<string, { id: string; until: number }>();

/** The id of Stripe's price for a plan. Throws when the account has none: `npm run billing:setup` makes them. */
export async function priceOf(client: Stripe, { plan, interval }: PlanChoice): Promise<string> {
  const key = priceKey(plan, interval);
  const known = found.get(key);
  if (known && known.until > Date.now()) return known.id;
  const { data } = await client.prices.list({ lookup_keys: [key], active: true, limit: 1 });
  const [price] = data;
  if (!price) throw new Error(`Stripe has no active price with the lookup key ${key}`);
  found.set(key, { id: price.id, until: Date.now() + kept });
  return price.id;
}

/** The plan that a price buys, by what the price itself says: one that was replaced still buys its plan. */
export function choiceOf(price: Stripe.Price): PlanChoice {
  const plan = planIds.find((each) => each === price.metadata.plan) ?? planOfKey(price.lookup_key);
  const interval = billingIntervals.find((each) => each === price.recurring?.interval);
  if (!plan || !interval) throw new Error(`The price ${price.id} is of no plan`);
  return { plan, interval };
}

const planOfKey = (key: string | null): PlanId | undefined =>
  planIds.find((plan) => billingIntervals.some((each: BillingInterval) => priceKey(plan, each) === key));
