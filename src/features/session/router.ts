import { confirmByPassword } from "@/server/auth/confirmation";
import { isConfirmed } from "@/server/auth/confirmed";
import { endOtherSessions, endSession, listDevices } from "@/server/auth/devices";
import { signInByToken } from "@/server/auth/link-sign-in";
import { touchSession } from "@/server/auth/sessions";
import { configuredProviders } from "@/server/auth/social";
import { idInput } from "@/server/db/inputs";
import { notFound } from "@/server/trpc/errors";
import { personalProcedure, publicProcedure, router } from "@/server/trpc/procedures";
import { confirmSession, signInByLink } from "./inputs";
import { openTryOut } from "./operations";

export const sessionRouter = router({
  /** Who is signed in, or null; never fails, so that the sign-in page can ask too. */
  me: publicProcedure.query(async ({ ctx }) => {
    const session = await ctx.session();
    if (!session) return null;
    await touchSession(session);
    const { user, activeOrganizationId, activeTeamId, impersonatedBy, impersonationReason, secondsLeft } =
      session;
    const impersonation = impersonatedBy ? { reason: impersonationReason, secondsLeft } : null;
    return { user, activeOrganizationId, activeTeamId, impersonation };
  }),

  /** The ways in that this installation has besides password, link and passkey. */
  methods: publicProcedure.query(() => ({ providers: [...configuredProviders] })),

  signInByLink: publicProcedure
    .meta({ idempotent: false, audit: true })
    .input(signInByLink)
    .mutation(async ({ ctx, input }) => {
      await signInByToken(ctx, input.token);
      return { signedIn: true };
    }),

  /** A guest with an organization of their own that has something in it. */
  tryOut: publicProcedure
    .meta({ idempotent: false, audit: true })
    .mutation(async ({ ctx }) => openTryOut(ctx)),

  /** Whether sensitive changes are open, and opening them by the password. */
  confirmed: personalProcedure.query(({ ctx }) => isConfirmed(ctx.currentSession)),

  confirm: personalProcedure
    .meta({ idempotent: false, audit: false })
    .input(confirmSession)
    .mutation(async ({ ctx, input }) => {
      await confirmByPassword(ctx.currentSession, input.password);
      return { confirmed: true };
    }),

  list: personalProcedure.query(async ({ ctx }) => {
    const devices = await listDevices(ctx.user.id);
    return devices.map((device) => ({ ...device, current: device.id === ctx.currentSession.id }));
  }),

  end: personalProcedure
    .meta({ idempotent: false, audit: false })
    .input(idInput("session"))
    .mutation(async ({ ctx, input }) => {
      if ((await endSession(ctx.user.id, input.id)) === 0) throw notFound();
      return { id: input.id };
    }),

  endOthers: personalProcedure
    .meta({ idempotent: false, audit: false })
    .mutation(async ({ ctx }) => ({ ended: await endOtherSessions(ctx.user.id, ctx.currentSession.id) })),
});
