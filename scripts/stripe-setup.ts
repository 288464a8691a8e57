import Stripe from "stripe";
import { billingIntervals, paidPlanIds, plans, priceKey } from "../src/domain/plans";
import { env } from "../src/env";

/** Makes the products and prices of src/domain/plans.ts in the Stripe account; a changed price replaces its older one. */
async function setUp(client: Stripe): Promise<void> {
  for (const plan of paidPlanIds) {
    const product = await findProduct(client, plan);
    for (const interval of billingIntervals) await offer(client, product, plan, interval);
  }
}

type Plan = (typeof paidPlanIds)[number];
type Interval = (typeof billingIntervals)[number];

async function findProduct(client: Stripe, plan: Plan): Promise<string> {
  const { data } = await client.products.search({ query: `metadata['tenantry_plan']:'${plan}'` });
  const [found] = data;
  if (found) return found.id;
  const values = { name: `Tenantry ${plans[plan].name}`, metadata: { tenantry_plan: plan } };
  const made = await client.products.create(values, { idempotencyKey: `tenantry-product-${plan}` });
  return made.id;
}

async function offer(client: Stripe, product: string, plan: Plan, interval: Interval): Promise<void> {
  const lookup_key = priceKey(plan, interval);
  const unit_amount = plans[plan].seatPrice[interval] * 100;
  const { data } = await client.prices.list({ lookup_keys: [lookup_key], active: true });
  const isThere = data.some((price) => price.unit_amount === unit_amount && price.currency === "eur");
  console.log(`${lookup_key}: ${unit_amount / 100} EUR a seat${isThere ? ", there already" : ""}`);
  if (isThere) return;
  await client.prices.create({
    ...{ product, unit_amount, lookup_key, currency: "eur", transfer_lookup_key: true },
    recurring: { interval },
    metadata: { plan },
  });
}

if (!env.STRIPE_SECRET_KEY) {
  console.error("STRIPE_SECRET_KEY is missing (see .env.example).");
  process.exit(1);
}
await setUp(new Stripe(env.STRIPE_SECRET_KEY));
console.log(`Then add a webhook to ${env.APP_URL}/api/webhooks/stripe (docs/guides/billing.md).`);
