import { eq, sql } from "drizzle-orm";
import type Stripe from "stripe";
import {
  type BillingInterval,
  billingIntervals,
  isInForce,
  isUpgrade,
  type PlanChoice,
  planIds,
  plans,
} from "@/domain/plans";
import { env } from "@/env";
import { say } from "@/i18n/errors";
import { itemOf } from "@/server/billing/calls";
import { keepBought, stateOf } from "@/server/billing/keep";
import { priceOf } from "@/server/billing/prices";
import { askStripe, billingMode } from "@/server/billing/stripe";
import { organization, organizationUsage, subscription } from "@/server/db/schema";
import type { Tenant, TenantTx } from "@/server/db/tenant";
import { DomainError } from "@/server/trpc/errors";

type Row = typeof subscription.$inferSelect;

/** What the bound organization has bought, with what it takes to buy more. */
export async function readBilling(tx: TenantTx) {
  const [found] = await tx
    .select({
      row: subscription,
      customerId: organization.stripeCustomerId,
      members: sql<number>`coalesce(${organizationUsage.members}, 1)`,
    })
    .from(organization)
    .leftJoin(subscription, sql`true`)
    .leftJoin(organizationUsage, eq(organizationUsage.organizationId, organization.id));
  return { row: found?.row ?? null, customerId: found?.customerId ?? null, members: found?.members ?? 1 };
}
export type Billing = Awaited<ReturnType<typeof readBilling>>;

const intervalOf = (row: Row | null): BillingInterval | null =>
  billingIntervals.find((each) => each === row?.billingInterval) ?? null;

/** The billing screen's view: no id of Stripe's. */
export function shown({ row, customerId, members }: Billing) {
  const state = row && stateOf(row);
  const counts = state && isInForce(state, new Date());
  return {
    mode: billingMode(),
    plan: counts ? plans[state.plan] : plans.free,
    chosen: state?.plan ?? "free",
    interval: intervalOf(row),
    status: state?.status ?? "canceled",
    trialEnd: state?.trialEnd ?? null,
    graceEnd: state?.graceEnd ?? null,
    periodEnd: row?.periodEnd ?? null,
    cancelAt: state?.cancelAt ?? null,
    seats: row?.seats ?? null,
    members,
    isPaying: isLinked(row),
    hasPaymentPage: billingMode() === "stripe" && customerId !== null,
  };
}

/** Whether Stripe goes on charging for it. */
export function isLinked(row: Row | null): row is Row & { stripeSubscriptionId: string } {
  return Boolean(row?.stripeSubscriptionId) && ["trialing", "active", "past_due"].includes(row?.status ?? "");
}

/** Throws CONFLICT without a subscription that Stripe charges for. */
export function linked({ row }: Billing): { id: string; choice: PlanChoice } {
  if (!isLinked(row)) throw new DomainError("CONFLICT", say("checkoutFirst"));
  const plan = planIds.find((each) => each === row.plan) ?? "free";
  return { id: row.stripeSubscriptionId, choice: { plan, interval: intervalOf(row) ?? "month" } };
}

/** The organization's customer, made the first time; two who ask at once get the same one. */
export async function customerFor({ organization: own, user }: Pick<Tenant, "organization" | "user">) {
  const { id } = await askStripe((client) =>
    client.customers.create(
      { name: own.name, email: user.email, metadata: { organizationId: own.id } },
      { idempotencyKey: `customer-${own.id}` },
    ),
  );
  return id;
}

type Checkout = {
  choice: PlanChoice;
  customer: string;
  billing: Billing;
  organization: Tenant["organization"];
};

/** Stripe refuses a trial that ends sooner, in milliseconds. */
const shortestTrial = 49 * 3_600_000;

/** The address of a checkout. Others of this customer that are still open end, so that nobody pays twice. */
export function startCheckout({ choice, customer, billing, organization: own }: Checkout) {
  const page = `${env.APP_URL}/o/${own.slug}/billing`;
  const trialEnd = billing.row?.status === "trialing" ? (billing.row.trialEnd?.getTime() ?? 0) : 0;
  const hasTrial = trialEnd > Date.now() + shortestTrial;
  return askStripe(async (client) => {
    const [price, open] = await Promise.all([
      priceOf(client, choice),
      client.checkout.sessions.list({ customer, status: "open", limit: 10 }),
    ]);
    await Promise.all(open.data.map(({ id }) => client.checkout.sessions.expire(id)));
    const { url } = await client.checkout.sessions.create({
      mode: "subscription",
      customer,
      client_reference_id: own.id,
      line_items: [{ price, quantity: billing.members }],
      subscription_data: {
        metadata: { organizationId: own.id },
        ...(hasTrial && { trial_end: Math.floor(trialEnd / 1000) }),
      },
      success_url: `${page}?checkout=done`,
      cancel_url: page,
    });
    return { url };
  });
}

/** A dearer plan is charged at once, and not given if that fails; a cheaper one is credited on the next invoice. */
const prorationOf = (from: PlanChoice, to: PlanChoice) =>
  isUpgrade(from, to) ? ("always_invoice" as const) : ("create_prorations" as const);

/** What a change would cost, in cents: now, and from then on. */
export function previewChange(billing: Billing, to: PlanChoice) {
  const { id, choice: from } = linked(billing);
  return askStripe(async (client) => {
    const [price, current] = await Promise.all([priceOf(client, to), client.subscriptions.retrieve(id)]);
    const invoice = await client.invoices.createPreview({
      subscription: id,
      subscription_details: {
        items: [{ id: itemOf(current), price, quantity: billing.members }],
        proration_behavior: prorationOf(from, to),
      },
    });
    const lines = invoice.lines.data.map(({ description, amount }) => ({ description, amount }));
    const prorated = invoice.lines.data.filter(isProration).reduce((sum, { amount }) => sum + amount, 0);
    return { dueNow: isUpgrade(from, to) ? Math.max(0, prorated) : 0, prorated, lines };
  });
}

const isProration = ({ parent }: Stripe.InvoiceLineItem): boolean =>
  parent?.subscription_item_details?.proration ?? parent?.invoice_item_details?.proration ?? false;

export function changeSubscription(billing: Billing, to: PlanChoice) {
  const { id, choice: from } = linked(billing);
  return askStripe(async (client) => {
    const [price, current] = await Promise.all([priceOf(client, to), client.subscriptions.retrieve(id)]);
    await client.subscriptions.update(id, {
      items: [{ id: itemOf(current), price, quantity: billing.members }],
      proration_behavior: prorationOf(from, to),
      payment_behavior: "error_if_incomplete",
      cancel_at_period_end: false,
    });
  });
}

/** Without payments a plan is simply taken; the same one again changes nothing. */
export async function switchPlan(tx: TenantTx, { row }: Billing, { plan, interval }: PlanChoice) {
  const isSame = row?.plan === plan && row.billingInterval === interval && row.status === "active";
  if (isSame && !row.cancelAt) return;
  const { periodStart, periodEnd } = periodFrom(isSame ? row.periodStart : null, interval);
  const none = { trialEnd: null, graceEnd: null, cancelAt: null, cancelAtPeriodEnd: false };
  const period = plan === "free" ? { periodStart: null, periodEnd: null } : { periodStart, periodEnd };
  await keepBought(tx, {
    plan,
    limits: plans[plan].limits,
    ...none,
    ...period,
    status: "active",
    billingInterval: interval,
  });
}

function periodFrom(start: Date | null, interval: BillingInterval) {
  const periodStart = start ?? new Date();
  const periodEnd = new Date(periodStart);
  if (interval === "year") periodEnd.setUTCFullYear(periodEnd.getUTCFullYear() + 1);
  else periodEnd.setUTCMonth(periodEnd.getUTCMonth() + 1);
  return { periodStart, periodEnd };
}

/** Ends a plan that nobody pays for with its period, or lets it go on. Throws CONFLICT for one that is free or a trial. */
export async function switchRenewal(tx: TenantTx, { row }: Billing, renews: boolean): Promise<void> {
  if (row?.status !== "active" || row.plan === "free")
    throw new DomainError("CONFLICT", say("nothingToCancel"));
  if (renews === (row.cancelAt === null)) return;
  const end = row.periodEnd ?? periodFrom(row.periodStart, intervalOf(row) ?? "month").periodEnd;
  await keepBought(tx, {
    plan: row.plan,
    cancelAt: renews ? null : end,
    cancelAtPeriodEnd: !renews,
  });
}
