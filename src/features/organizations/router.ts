import { v7 } from "uuid";
import { completeOnboarding, listMemberships, setActiveOrganization } from "@/server/auth/sessions";
import { idInput } from "@/server/db/inputs";
import { asPlatform } from "@/server/db/platform";
import { organization } from "@/server/db/schema";
import { removeLogo, setLogo as storeLogo } from "@/server/organization-logo";
import { moveToTrash } from "@/server/trash/trash";
import { notFound } from "@/server/trpc/errors";
import {
  authedProcedure,
  orgPermission,
  orgProcedure,
  personalOrgPermission,
  personalProcedure,
  router,
} from "@/server/trpc/procedures";
import {
  createOrganization,
  restoreOrganization,
  setLogo,
  transferOwnership,
  updateOrganization,
} from "./inputs";
import {
  createWithOwner,
  listTrashed,
  mergedSettings,
  readUsage,
  restoreTrashed,
  transferTo,
  trashOrganization,
} from "./operations";

const summary = {
  id: organization.id,
  name: organization.name,
  slug: organization.slug,
  logo: organization.logo,
};

export const organizationsRouter = router({
  list: authedProcedure.query(({ ctx }) => listMemberships(ctx.user.id)),

  /** The deleted organizations that the caller may bring back. */
  trashed: authedProcedure.query(({ ctx }) =>
    asPlatform({ reason: "organizations.trashed", readOnly: true }, (tx) => listTrashed(tx, ctx.user.id)),
  ),

  create: authedProcedure
    .meta({ idempotent: false })
    .input(createOrganization)
    .mutation(async ({ ctx, input }) => {
      const id = v7();
      const request = {
        reason: "organizations.create",
        userId: ctx.user.id,
        organizationId: id,
        requestId: ctx.requestId,
      };
      const created = await asPlatform(request, (tx) =>
        createWithOwner(tx, { id, ...input, ownerId: ctx.user.id, language: ctx.locale }),
      );
      await setActiveOrganization(ctx.currentSession.id, id);
      return created;
    }),

  update: orgPermission("organization:update")
    .meta({ idempotent: true })
    .input(updateOrganization)
    .mutation(async ({ ctx, input: { settings, ...changes } }) => {
      const merged = settings && { settings: mergedSettings(settings) };
      const [updated] = await ctx.tx
        .update(organization)
        .set({ ...changes, ...merged })
        .returning({ ...summary, settings: organization.settings });
      if (!updated) throw notFound();
      return updated;
    }),

  settings: orgPermission("organization:read").query(async ({ ctx }) => {
    const [found] = await ctx.tx.select({ ...summary, settings: organization.settings }).from(organization);
    return found ?? raise();
  }),

  setLogo: orgPermission("organization:update")
    .meta({ idempotent: false })
    .input(setLogo)
    .mutation(async ({ ctx, input }) => ({ logo: await storeLogo(ctx.tx, input.content) })),

  removeLogo: orgPermission("organization:update")
    .meta({ idempotent: true })
    .mutation(async ({ ctx }) => {
      await removeLogo(ctx.tx);
      return { logo: null };
    }),

  /** The person has seen how to begin, or does not want to. */
  finishOnboarding: authedProcedure.meta({ idempotent: true, audit: false }).mutation(async ({ ctx }) => {
    await completeOnboarding(ctx.user.id);
    return { onboardingCompleted: true };
  }),

  setActive: authedProcedure
    .meta({ idempotent: true, audit: false })
    .input(idInput("organization"))
    .mutation(async ({ ctx, input }) => {
      const memberships = await listMemberships(ctx.user.id);
      const found = memberships.find((each) => each.id === input.id);
      if (!found) throw notFound();
      await setActiveOrganization(ctx.currentSession.id, found.id);
      return found;
    }),

  trash: personalOrgPermission("organization:trash")
    .meta({ idempotent: false })
    .mutation(async ({ ctx }) => {
      await trashOrganization(ctx);
      return { id: ctx.organization.id };
    }),

  restore: personalProcedure
    .meta({ idempotent: false })
    .input(restoreOrganization)
    .mutation(async ({ ctx, input }) => {
      const request = {
        reason: "organizations.restore",
        userId: ctx.user.id,
        organizationId: input.id,
        requestId: ctx.requestId,
      };
      const restored = { ...input, userId: ctx.user.id };
      return { id: input.id, slug: await asPlatform(request, (tx) => restoreTrashed(tx, restored)) };
    }),

  leave: personalOrgPermission("organization:leave")
    .meta({ idempotent: false })
    .mutation(async ({ ctx }) => {
      await moveToTrash(ctx, "member", [ctx.member.id]);
      return { id: ctx.organization.id };
    }),

  transferOwnership: personalOrgPermission("organization:transfer")
    .meta({ idempotent: false })
    .input(transferOwnership)
    .mutation(({ ctx, input }) => transferTo(ctx, input.memberId)),

  usage: orgProcedure.query(({ ctx }) => readUsage(ctx.tx)),
});

function raise(): never {
  throw notFound();
}
