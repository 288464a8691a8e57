import { type BillingInterval, billingIntervals, paidPlanIds, plans, priceKey } from "@/domain/plans";

const day = 86_400;
const seconds = () => Math.floor(Date.now() / 1000);

export type Price = ReturnType<typeof priceObject>;
export type Invoice = ReturnType<typeof invoiceObject>;
export type Session = {
  id: string;
  object: "checkout.session";
  customer: string;
  status: "open" | "complete" | "expired";
  url: string;
  success_url: string;
  price: string;
  quantity: number;
  trialEnd: number | null;
};
type Customer = { id: string; object: "customer"; name: string; email: string; organizationId: string };
export type Status = "trialing" | "active" | "past_due" | "unpaid" | "canceled" | "incomplete";

const priceObject = (plan: "pro" | "business", interval: BillingInterval) => ({
  id: `price_${plan}_${interval}`,
  object: "price",
  lookup_key: priceKey(plan, interval),
  currency: "eur",
  unit_amount: plans[plan].seatPrice[interval] * 100,
  recurring: { interval, interval_count: 1 },
  metadata: { plan },
});

const invoiceObject = (
  id: string,
  customer: string,
  total: number,
  values: Partial<{ created: number }>,
) => ({
  id,
  object: "invoice",
  customer,
  number: id.toUpperCase(),
  created: seconds(),
  total,
  currency: "eur",
  status: "paid",
  hosted_invoice_url: `https://invoice.example.test/${id}`,
  invoice_pdf: `https://invoice.example.test/${id}.pdf`,
  ...values,
});

function subscriptionObject(id: string, customer: string, price: Price, quantity: number) {
  const now = seconds();
  const length = price.recurring.interval === "year" ? 365 * day : 30 * day;
  const item = {
    id: `si_${id}`,
    object: "subscription_item",
    price,
    quantity,
    current_period_start: now,
    current_period_end: now + length,
  };
  return {
    id,
    object: "subscription",
    customer,
    status: "active" as Status,
    created: now,
    cancel_at_period_end: false,
    cancel_at: null as number | null,
    canceled_at: null as number | null,
    ended_at: null as number | null,
    trial_start: null as number | null,
    trial_end: null as number | null,
    latest_invoice: null as Invoice | null,
    metadata: {},
    items: { object: "list", data: [item] },
  };
}
export type Subscription = ReturnType<typeof subscriptionObject>;

/** What Stripe keeps of an account: customers, checkouts, subscriptions and invoices, in memory. */
export class StripeAccount {
  readonly prices = paidPlanIds.flatMap((plan) => billingIntervals.map((each) => priceObject(plan, each)));
  readonly customers = new Map<string, Customer>();
  readonly sessions = new Map<string, Session>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly invoices: Invoice[] = [];
  #made = 0;
  readonly #run = Math.random().toString(36).slice(2, 8);

  newId(kind: string): string {
    this.#made += 1;
    return `${kind}_${this.#run}${String(this.#made).padStart(4, "0")}`;
  }

  price(id: string): Price {
    const found = this.prices.find((price) => price.id === id);
    if (!found) throw new RangeError(`No such price: ${id}`);
    return found;
  }

  subscription(id: string): Subscription {
    const found = this.subscriptions.get(id);
    if (!found) throw new RangeError(`No such subscription: ${id}`);
    return found;
  }

  of(customer: string): Subscription[] {
    return [...this.subscriptions.values()].filter((each) => each.customer === customer);
  }

  subscribe(
    customer: string,
    priceId: string,
    quantity: number,
    trialEnd: number | null = null,
  ): Subscription {
    const price = this.price(priceId);
    const made = subscriptionObject(this.newId("sub"), customer, price, quantity);
    this.subscriptions.set(made.id, made);
    if (trialEnd) Object.assign(made, { status: "trialing", trial_start: made.created, trial_end: trialEnd });
    this.bill(made, trialEnd ? 0 : price.unit_amount * quantity);
    return made;
  }

  bill(
    found: Subscription,
    total: number,
    values: Partial<{ created: number; status: string }> = {},
  ): Invoice {
    const made = invoiceObject(this.newId("in"), found.customer, total, values);
    this.invoices.unshift(made);
    found.latest_invoice = made;
    return made;
  }

  /** The checkout's page is done: the person has paid. */
  complete(session: Session): Subscription {
    session.status = "complete";
    return this.subscribe(session.customer, session.price, session.quantity, session.trialEnd);
  }

  /** A renewal that the card refused, as long ago as said. */
  failPayment(found: Subscription, daysAgo = 0): Invoice {
    found.status = "past_due";
    return this.bill(found, 1_000, { created: seconds() - daysAgo * day, status: "open" });
  }

  pay(found: Subscription): void {
    found.status = "active";
    if (found.latest_invoice) found.latest_invoice.status = "paid";
  }

  end(found: Subscription): void {
    Object.assign(found, { status: "canceled", canceled_at: seconds(), ended_at: seconds() });
  }
}
