import { eq } from "drizzle-orm";
import Stripe from "stripe";
import { env } from "@/env";
import { asPlatform } from "../db/platform";
import { stripeEvent } from "../db/schema";
import { enqueue } from "../jobs/boss";
import { logger } from "../logger";
import { idOf } from "./state";
import { stripe } from "./stripe";

export const webhookPath = "/api/webhooks/stripe";

const reason = "subscriptions.webhook";

/** What may change what an organization has bought. */
const telling = /^(customer\.(deleted|subscription\.)|invoice\.|checkout\.session\.)/;

/**
 * Takes a delivery: proves its signature over the bytes as they came, and keeps the event's id with a job in one
 * transaction. Answers the status: 400 for what Stripe did not sign in the last 5 minutes, 404 without keys, 200
 * otherwise, for the same event again too. Throws while the database does not answer: Stripe delivers again.
 */
export async function receiveWebhook(body: Buffer, signature: string | null): Promise<200 | 400 | 404> {
  if (!env.STRIPE_WEBHOOK_SECRET) return 404;
  const event = verified(body, signature, env.STRIPE_WEBHOOK_SECRET);
  if (!event) return 400;
  const customerId = telling.test(event.type) ? customerOf(event) : null;
  if (customerId && !(await isKnown(event.id))) await keep({ id: event.id, type: event.type, customerId });
  return 200;
}

function verified(body: Buffer, signature: string | null, secret: string): Stripe.Event | null {
  try {
    return stripe().webhooks.constructEvent(body, signature ?? "", secret);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    logger.warn("a webhook was not signed by Stripe");
    return null;
  }
}

type Told = { id: string; object?: string; customer?: string | { id: string } | null };

function customerOf({ data }: Stripe.Event): string | null {
  const told: Told = data.object as Told;
  if (told.object === "customer") return told.id;
  return told.customer ? idOf(told.customer) : null;
}

const isKnown = (id: string): Promise<boolean> =>
  asPlatform({ reason, readOnly: true }, async (tx) => {
    const found = await tx.select({ id: stripeEvent.id }).from(stripeEvent).where(eq(stripeEvent.id, id));
    return found.length > 0;
  });

const keep = (event: typeof stripeEvent.$inferInsert): Promise<void> =>
  asPlatform({ reason }, async (tx) => {
    const [kept] = await tx.insert(stripeEvent).values(event).onConflictDoNothing().returning();
    if (kept) await enqueue(tx, "billing-event", { id: kept.id });
  });
