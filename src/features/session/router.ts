import { publicProcedure, router } from "@/server/trpc/procedures";

export const sessionRouter = router({
  /** Who is signed in, or null; never fails, so that the sign-in page can ask too. */
  me: publicProcedure.query(async ({ ctx }) => {
    const session = await ctx.session();
    if (!session) return null;
    const { user, activeOrganizationId, impersonatedBy, impersonationReason, expiresAt } = session;
    const impersonation = impersonatedBy ? { reason: impersonationReason, expiresAt } : null;
    return { user, activeOrganizationId, impersonation };
  }),
});
