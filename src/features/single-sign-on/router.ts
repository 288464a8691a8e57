import { eq, sql } from "drizzle-orm";
import { v4, v7 } from "uuid";
import { startAtCompany } from "@/server/auth/company-sign-in";
import { idInput } from "@/server/db/inputs";
import { ssoProvider } from "@/server/db/schema";
import { notFound } from "@/server/trpc/errors";
import {
  outsideOrgPermission,
  personalOrgPermission,
  publicProcedure,
  router,
} from "@/server/trpc/procedures";
import { addOidc, addSaml, replaceSecret, startSignOn, updateProvider } from "./inputs";
import {
  assertRoom,
  checkOutside,
  findProvider,
  insertProvider,
  keepChecked,
  listProviders,
  oidcConfigOf,
  samlConfigOf,
  shown,
  withSecret,
} from "./operations";

const manage = personalOrgPermission("sso:manage");

export const singleSignOnRouter = router({
  /** Where a person with this address signs in at their company. */
  start: publicProcedure
    .meta({ idempotent: false, audit: false })
    .input(startSignOn)
    .mutation(({ ctx, input }) => startAtCompany(ctx, input)),

  list: manage.query(async ({ ctx }) => (await listProviders(ctx.tx)).map(shown)),

  addOidc: manage
    .meta({ idempotent: false })
    .input(addOidc)
    .mutation(async ({ ctx, input: { domain, ...client } }) => {
      await assertRoom(ctx);
      const values = { id: v7(), providerId: v4(), kind: "oidc", domain, issuer: client.issuer } as const;
      return shown(await insertProvider(ctx.tx, { ...values, oidcConfig: oidcConfigOf(client) }));
    }),

  addSaml: manage
    .meta({ idempotent: false })
    .input(addSaml)
    .mutation(async ({ ctx, input: { domain, ...trusted } }) => {
      await assertRoom(ctx);
      const providerId = v4();
      const values = { id: v7(), providerId, kind: "saml", domain, issuer: trusted.issuer } as const;
      const samlConfig = samlConfigOf({ ...trusted, providerId });
      return shown(await insertProvider(ctx.tx, { ...values, samlConfig }));
    }),

  update: manage
    .meta({ idempotent: true })
    .input(updateProvider)
    .mutation(async ({ ctx, input: { id, ...changes } }) => {
      const [updated] = await ctx.tx
        .update(ssoProvider)
        .set({ ...changes, updatedAt: sql`now()` })
        .where(eq(ssoProvider.id, id))
        .returning();
      if (!updated) throw notFound();
      return shown(updated);
    }),

  replaceSecret: manage
    .meta({ idempotent: false })
    .input(replaceSecret)
    .mutation(async ({ ctx, input }) => shown(await withSecret(ctx.tx, input))),

  /** Looks for the domain's record and asks the provider for its endpoints, now. */
  check: outsideOrgPermission("sso:manage")
    .meta({ idempotent: false })
    .input(idInput("ssoProvider"))
    .mutation(async ({ ctx, input }) => {
      const row = await ctx.inTenant(({ tx }) => findProvider(tx, input.id));
      const found = await checkOutside(row);
      return ctx.inTenant(({ tx }) => keepChecked(tx, row, found));
    }),

  remove: manage
    .meta({ idempotent: false })
    .input(idInput("ssoProvider"))
    .mutation(async ({ ctx, input }) => {
      const [removed] = await ctx.tx
        .delete(ssoProvider)
        .where(eq(ssoProvider.id, input.id))
        .returning({ id: ssoProvider.id });
      if (!removed) throw notFound();
      return removed;
    }),
});
