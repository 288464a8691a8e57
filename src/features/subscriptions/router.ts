import { planIds, plans } from "@/domain/plans";
import { readSubscription, readUsage } from "@/features/organizations/operations";
import { orgPermission, publicProcedure, router } from "@/server/trpc/procedures";

const read = orgPermission("billing:read");

export const subscriptionsRouter = router({
  plans: publicProcedure.query(() => planIds.map((id) => plans[id])),

  current: read.query(async ({ ctx }) => {
    const { subscription, status, plan } = await readSubscription(ctx.tx);
    return {
      plan,
      status,
      trialEnd: subscription?.trialEnd ?? null,
      periodEnd: subscription?.periodEnd ?? null,
      cancelAtPeriodEnd: subscription?.cancelAtPeriodEnd ?? false,
    };
  }),

  usage: read.query(({ ctx }) => readUsage(ctx.tx)),
});
