import { and, eq } from "drizzle-orm";
import { assignableRoles } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { setActiveOrganization } from "@/server/auth/sessions";
import { idInput } from "@/server/db/inputs";
import { asPlatform } from "@/server/db/platform";
import { invitation } from "@/server/db/schema";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { forbidden, notFound } from "@/server/trpc/errors";
import {
  orgPermission,
  personalOrgPermission,
  personalProcedure,
  publicProcedure,
  router,
} from "@/server/trpc/procedures";
import { createInvitations, resendInvitation } from "./inputs";
import { invite, join, listInvitations, lockOpen, previewInvitation, resend } from "./operations";

const manage = personalOrgPermission("invitations:manage");

export const invitationsRouter = router({
  list: orgPermission("invitations:read").query(({ ctx }) => listInvitations(ctx.tx)),

  create: manage
    .meta({ idempotent: false })
    .input(createInvitations)
    .mutation(async ({ ctx, input: { emails, ...values } }) => {
      if (!assignableRoles(ctx.member.role).includes(values.role)) throw forbidden(say("roleNotYours"));
      return { results: await invite(ctx, emails, values) };
    }),

  resend: manage
    .meta({ idempotent: false })
    .input(resendInvitation)
    .mutation(({ ctx, input }) => resend(ctx, input.id, input.days)),

  cancel: manage
    .meta({ idempotent: false })
    .input(idInput("invitation"))
    .mutation(async ({ ctx, input }) => {
      const open = and(eq(invitation.id, input.id), eq(invitation.status, "pending"));
      const [canceled] = await ctx.tx
        .update(invitation)
        .set({ status: "canceled" })
        .where(open)
        .returning({ id: invitation.id });
      if (!canceled) throw notFound();
      return canceled;
    }),

  /** Its link answers as an unknown one, and the address is free for another. */
  trash: manage
    .meta({ idempotent: false })
    .input(idInput("invitation"))
    .mutation(async ({ ctx, input }) => {
      const deletion = await moveToTrash(ctx, "invitation", [input.id]);
      if (deletion.ids.length === 0) throw notFound();
      return deletion;
    }),

  restore: manage
    .meta({ idempotent: false, long: true })
    .input(idInput("invitation"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "invitation", input.id),
    })),

  /** What an invitation's link shows before anyone signs in. */
  preview: publicProcedure.input(idInput("invitation")).query(async ({ input }) => {
    const request = { reason: "invitations.preview", readOnly: true };
    const found = await asPlatform(request, (tx) => previewInvitation(tx, input.id));
    if (!found) throw notFound();
    const { organizationId: _, teamId: __, ...visible } = found;
    return visible;
  }),

  accept: personalProcedure
    .meta({ idempotent: false })
    .input(idInput("invitation"))
    .mutation(async ({ ctx, input }) => {
      const request = { reason: "invitations.accept", userId: ctx.user.id, requestId: ctx.requestId };
      const joined = await asPlatform(request, async (tx) => {
        const open = await lockOpen(tx, input.id, ctx.user);
        await join(tx, open, ctx.user);
        await tx.update(invitation).set({ status: "accepted" }).where(eq(invitation.id, open.id));
        return open;
      });
      await setActiveOrganization(ctx.currentSession.id, joined.organizationId);
      return { organizationId: joined.organizationId, slug: joined.organizationSlug };
    }),

  reject: personalProcedure
    .meta({ idempotent: false })
    .input(idInput("invitation"))
    .mutation(async ({ ctx, input }) => {
      const request = { reason: "invitations.reject", userId: ctx.user.id, requestId: ctx.requestId };
      await asPlatform(request, async (tx) => {
        const open = await lockOpen(tx, input.id, ctx.user);
        await tx.update(invitation).set({ status: "rejected" }).where(eq(invitation.id, open.id));
      });
      return { id: input.id };
    }),
});
