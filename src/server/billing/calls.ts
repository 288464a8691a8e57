import type Stripe from "stripe";
import { env } from "@/env";
import { askStripe, stripe } from "./stripe";

/** Stripe's own page for cards, addresses and invoices. */
export const openPortal = (customer: string, slug: string) =>
  askStripe(async (client) => {
    const return_url = `${env.APP_URL}/o/${slug}/billing`;
    const { url } = await client.billingPortal.sessions.create({ customer, return_url });
    return { url };
  });

/** The one item of a subscription: the plan, as often as there are seats. */
export const itemOf = ({ items }: Stripe.Subscription) => items.data[0]?.id ?? "";

/** Ends a subscription with its period, or lets it go on, for a person who waits. */
export const setRenewal = (id: string, renews: boolean) =>
  askStripe((client) => client.subscriptions.update(id, { cancel_at_period_end: !renews }));

/** The same for a job; throws the SDK's errors. */
export const stopRenewal = (id: string) => stripe().subscriptions.update(id, { cancel_at_period_end: true });

/** Pays for that many seats from now on, prorated; throws the SDK's errors. */
export async function changeSeats(id: string, quantity: number): Promise<void> {
  const current = await stripe().subscriptions.retrieve(id);
  await stripe().subscriptions.update(id, {
    items: [{ id: itemOf(current), quantity }],
    proration_behavior: "create_prorations",
  });
}

/** The newest invoices, two years of months. */
export const listInvoices = (customer: string) =>
  askStripe(async (client) => {
    const { data } = await client.invoices.list({ customer, limit: 24 });
    return data
      .filter(({ status }) => status !== "draft")
      .map(({ number, created, total, currency, status, hosted_invoice_url, invoice_pdf }) => ({
        ...{ number, total, currency },
        state: stateOfInvoice(status),
        createdAt: new Date(created * 1000),
        url: hosted_invoice_url ?? null,
        pdf: invoice_pdf ?? null,
      }));
  });

function stateOfInvoice(status: string | null): "paid" | "open" | "void" {
  if (status === "paid" || status === "open") return status;
  return "void";
}
