import { planIds, plans } from "@/domain/plans";
import { readUsage } from "@/features/organizations/operations";
import { say } from "@/i18n/errors";
import { listInvoices, openPortal, setRenewal } from "@/server/billing/calls";
import { keepCustomer } from "@/server/billing/keep";
import { billingMode, stripe } from "@/server/billing/stripe";
import { syncThrough } from "@/server/billing/sync";
import type { Tenant } from "@/server/db/tenant";
import { DomainError } from "@/server/trpc/errors";
import { orgPermission, outsideOrgPermission, publicProcedure, router } from "@/server/trpc/procedures";
import { anyChoice, paidChoice } from "./inputs";
import {
  changeSubscription,
  customerFor,
  isLinked,
  linked,
  previewChange,
  readBilling,
  shown,
  startCheckout,
  switchPlan,
  switchRenewal,
} from "./operations";

const read = orgPermission("billing:read");
/** Stripe is asked while no transaction is open. */
const manage = outsideOrgPermission("billing:manage");

type InTenant = <R>(fn: (tenant: Tenant) => Promise<R>) => Promise<R>;

const billingOf = (inTenant: InTenant) => inTenant(({ tx }) => readBilling(tx));

/** What Stripe says now, kept and shown. */
async function synced(inTenant: InTenant) {
  await syncThrough((fn) => inTenant(({ tx }) => fn(tx)));
  return shown(await billingOf(inTenant));
}

export const subscriptionsRouter = router({
  plans: publicProcedure.query(() => planIds.map((id) => plans[id])),

  current: read.query(async ({ ctx }) => shown(await readBilling(ctx.tx))),

  usage: read.query(({ ctx }) => readUsage(ctx.tx)),

  /** Asks Stripe now, for who comes back from a checkout before its event does. */
  refresh: manage
    .meta({ idempotent: true })
    .mutation(({ ctx }) =>
      billingMode() === "local"
        ? ctx.inTenant(async ({ tx }) => shown(await readBilling(tx)))
        : synced(ctx.inTenant),
    ),

  checkout: manage
    .meta({ idempotent: false })
    .input(paidChoice)
    .mutation(async ({ ctx, input: choice }) => {
      stripe();
      const before = await ctx.inTenant(async ({ tx, organization, user }) => ({
        ...{ organization, user },
        ...(await readBilling(tx)),
      }));
      if (isLinked(before.row)) throw new DomainError("CONFLICT", say("subscribedAlready"));
      const customer = before.customerId ?? (await customerFor(before));
      if (!before.customerId) await ctx.inTenant(({ tx }) => keepCustomer(tx, customer));
      const { organization } = before;
      return startCheckout({ choice, customer, billing: before, organization });
    }),

  portal: manage.meta({ idempotent: false }).mutation(async ({ ctx }) => {
    stripe();
    const { customerId, slug } = await ctx.inTenant(async ({ tx, organization: { slug } }) => ({
      ...(await readBilling(tx)),
      slug,
    }));
    if (!customerId) throw new DomainError("CONFLICT", say("checkoutFirst"));
    return openPortal(customerId, slug);
  }),

  /** What another plan would cost now; null where nothing is charged. */
  preview: manage.input(paidChoice).query(async ({ ctx, input }) => {
    const billing = await billingOf(ctx.inTenant);
    return billingMode() === "local" ? null : previewChange(billing, input);
  }),

  change: manage
    .meta({ idempotent: true })
    .input(anyChoice)
    .mutation(async ({ ctx, input }) => {
      const billing = await billingOf(ctx.inTenant);
      if (billingMode() === "local")
        return ctx.inTenant(async ({ tx }) => {
          await switchPlan(tx, billing, input);
          return shown(await readBilling(tx));
        });
      if (input.plan === "free") await setRenewal(linked(billing).id, false);
      else await changeSubscription(billing, input);
      return synced(ctx.inTenant);
    }),

  /** The plan goes on until its period ends. */
  cancel: manage.meta({ idempotent: true }).mutation(({ ctx }) => renew(ctx, false)),

  /** Takes the cancellation back. */
  resume: manage.meta({ idempotent: true }).mutation(({ ctx }) => renew(ctx, true)),

  invoices: manage.query(async ({ ctx }) => {
    const { customerId } = await billingOf(ctx.inTenant);
    return customerId && billingMode() === "stripe" ? listInvoices(customerId) : [];
  }),
});

async function renew({ inTenant }: { inTenant: InTenant }, renews: boolean) {
  if (billingMode() === "local")
    return inTenant(async ({ tx }) => {
      await switchRenewal(tx, await readBilling(tx), renews);
      return shown(await readBilling(tx));
    });
  await setRenewal(linked(await billingOf(inTenant)).id, renews);
  return synced(inTenant);
}
