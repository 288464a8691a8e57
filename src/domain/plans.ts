export const planIds = ["free", "pro", "business"] as const;
export type PlanId = (typeof planIds)[number];
export const paidPlanIds = ["pro", "business"] as const satisfies readonly PlanId[];

export const billingIntervals = ["month", "year"] as const;
export type BillingInterval = (typeof billingIntervals)[number];

export const subscriptionStatuses = [
  "incomplete",
  "incomplete_expired",
  "trialing",
  "active",
  "past_due",
  "canceled",
  "unpaid",
  "paused",
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export const trialDays = 14;

/** How long a plan goes on after a payment has failed. */
export const graceDays = 7;

/** Todos and members are counts of live rows; storage is in bytes. */
export type PlanLimits = { todos: number; members: number; storage: number };

export type Plan = {
  id: PlanId;
  name: string;
  /** Whole euros for each seat and interval; every member takes a seat. */
  seatPrice: Record<BillingInterval, number>;
  limits: PlanLimits;
  /** Whether the organization may set up single sign-on. */
  singleSignOn: boolean;
};

const GiB = 1024 ** 3;

export const plans: Record<PlanId, Plan> = {
  free: {
    id: "free",
    name: "Free",
    seatPrice: { month: 0, year: 0 },
    limits: { todos: 200, members: 5, storage: GiB / 4 },
    singleSignOn: false,
  },
  pro: {
    id: "pro",
    name: "Pro",
    seatPrice: { month: 6, year: 60 },
    limits: { todos: 10_000, members: 50, storage: 20 * GiB },
    singleSignOn: false,
  },
  business: {
    id: "business",
    name: "Business",
    seatPrice: { month: 12, year: 120 },
    limits: { todos: 1_000_000, members: 1_000, storage: 500 * GiB },
    singleSignOn: true,
  },
};

/** Under which Stripe finds the price of a plan. */
export const priceKey = (plan: PlanId, interval: BillingInterval) => `tenantry_${plan}_${interval}`;

export type SubscriptionState = {
  plan: PlanId;
  status: SubscriptionStatus;
  trialEnd: Date | null;
  /** Until when the plan goes on unpaid. */
  graceEnd: Date | null;
  /** When it ends, if its end is decided. */
  cancelAt: Date | null;
};

const isAhead = (end: Date | null, now: Date) => end !== null && end > now;

/** Whether the subscription's plan counts now; the counters in the database decide alike (`add_usage`). */
export function isInForce({ status, trialEnd, graceEnd, cancelAt }: SubscriptionState, now: Date): boolean {
  if (cancelAt && cancelAt <= now) return false;
  switch (status) {
    case "active":
      return true;
    case "past_due":
      return isAhead(graceEnd, now);
    case "trialing":
      return isAhead(trialEnd, now);
    case "incomplete":
    case "incomplete_expired":
    case "canceled":
    case "unpaid":
    case "paused":
      return false;
  }
}

/** The plan that counts now: without a subscription in force it is free. */
export const effectivePlan = (subscription: SubscriptionState | undefined, now: Date): Plan =>
  subscription && isInForce(subscription, now) ? plans[subscription.plan] : plans.free;

/** Whether the second choice costs more for a seat and month than the first. */
export function isUpgrade(from: PlanChoice, to: PlanChoice): boolean {
  const monthly = ({ plan, interval }: PlanChoice) =>
    plans[plan].seatPrice[interval] / (interval === "year" ? 12 : 1);
  return monthly(to) > monthly(from);
}
export type PlanChoice = { plan: PlanId; interval: BillingInterval };
