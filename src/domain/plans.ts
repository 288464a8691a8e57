export const planIds = ["free", "pro", "business"] as const;
export type PlanId = (typeof planIds)[number];

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

/** Todos and members are counts of live rows; storage is in bytes. */
export type PlanLimits = { todos: number; members: number; storage: number };

export type Plan = {
  id: PlanId;
  name: string;
  /** Whole euros a month. */
  monthlyPrice: number;
  limits: PlanLimits;
  /** Whether the organization may set up single sign-on. */
  singleSignOn: boolean;
};

const GiB = 1024 ** 3;

export const plans: Record<PlanId, Plan> = {
  free: {
    id: "free",
    name: "Free",
    monthlyPrice: 0,
    limits: { todos: 200, members: 5, storage: GiB / 4 },
    singleSignOn: false,
  },
  pro: {
    id: "pro",
    name: "Pro",
    monthlyPrice: 12,
    limits: { todos: 10_000, members: 50, storage: 20 * GiB },
    singleSignOn: false,
  },
  business: {
    id: "business",
    name: "Business",
    monthlyPrice: 48,
    limits: { todos: 1_000_000, members: 1_000, storage: 500 * GiB },
    singleSignOn: true,
  },
};

export type SubscriptionState = { plan: PlanId; status: SubscriptionStatus; trialEnd: Date | null };

/** The plan that counts now: an expired trial or a subscription that ended falls back to free. */
export function effectivePlan(subscription: SubscriptionState | undefined, now: Date): Plan {
  if (!subscription) return plans.free;
  switch (subscription.status) {
    case "active":
    case "past_due":
      return plans[subscription.plan];
    case "trialing":
      return subscription.trialEnd && subscription.trialEnd > now ? plans[subscription.plan] : plans.free;
    case "incomplete":
    case "incomplete_expired":
    case "canceled":
    case "unpaid":
    case "paused":
      return plans.free;
  }
}
