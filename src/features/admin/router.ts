import {
  afterImpersonation,
  leaveImpersonation,
  startImpersonating,
  stopImpersonating,
} from "@/server/auth/impersonation";
import type { CurrentSession } from "@/server/auth/sessions";
import { listMethods } from "@/server/auth/sign-in-methods";
import { sendVerification } from "@/server/auth/verification";
import { idInput } from "@/server/db/inputs";
import { asPlatform, type PlatformTx } from "@/server/db/platform";
import { untilEnded } from "@/server/events/impersonation";
import type { RequestContext } from "@/server/trpc/context";
import { adminProcedure, authedProcedure, publicProcedure, router } from "@/server/trpc/procedures";
import * as inputs from "./inputs";

import { changeUser, endSession, getUser, holdUnverified, listUsers } from "./operations";

type Actor = RequestContext & { user: CurrentSession["user"] };

const read = <R>(reason: string, fn: (tx: PlatformTx) => Promise<R>) =>
  asPlatform({ reason, readOnly: true }, fn);

type Concerned = { id: string; name: string };

/** A change of a person, written down with whom it concerns and why. */
const change = <R extends Concerned>(
  { user, requestId, ipAddress, userAgent }: Actor,
  done: { action: string; reason?: string | null },
  fn: (tx: PlatformTx) => Promise<R>,
) =>
  asPlatform(
    { reason: done.action, userId: user.id, requestId, ipAddress, userAgent },
    fn,
    ({ id, name }) => [{ entityType: "user", entityId: id, entityLabel: name, reason: done.reason }],
  );

const usersRouter = router({
  list: adminProcedure
    .input(inputs.listUsers)
    .query(({ input }) => read("admin.users.list", (tx) => listUsers(tx, input))),

  get: adminProcedure.input(idInput("user")).query(async ({ input }) => {
    const found = await read("admin.users.get", (tx) => getUser(tx, input.id));
    const { hasPassword, linked, passkeys } = await listMethods(input.id);
    const ways = {
      hasPassword,
      providers: linked.map(({ provider }) => provider),
      passkeys: passkeys.length,
    };
    return { ...found, ways };
  }),

  ban: adminProcedure
    .meta({ idempotent: true })
    .input(inputs.banUser)
    .mutation(({ ctx, input: { id, reason, expiresAt } }) => {
      const values = { banned: true, banReason: reason, banExpires: expiresAt ? new Date(expiresAt) : null };
      return change(ctx, { action: "admin.users.ban", reason }, (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values, endSessions: true }),
      );
    }),

  unban: adminProcedure
    .meta({ idempotent: true })
    .input(idInput("user"))
    .mutation(({ ctx, input: { id } }) => {
      const values = { banned: false, banReason: null, banExpires: null };
      return change(ctx, { action: "admin.users.unban" }, (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values }),
      );
    }),

  setRole: adminProcedure
    .meta({ idempotent: true })
    .input(inputs.setUserRole)
    .mutation(({ ctx, input: { id, role, reason } }) =>
      change(ctx, { action: "admin.users.setRole", reason }, (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values: { role }, endSessions: true }),
      ),
    ),

  /** By hand, for who cannot get the mail. */
  verify: adminProcedure
    .meta({ idempotent: false })
    .input(inputs.verifyUser)
    .mutation(({ ctx, input: { id, reason } }) =>
      change(ctx, { action: "admin.users.verify", reason }, async (tx) => {
        await holdUnverified(tx, id, ctx.user.id);
        return changeUser(tx, { id, actorId: ctx.user.id, values: { emailVerified: true } });
      }),
    ),

  resendVerification: adminProcedure
    .meta({ idempotent: false })
    .input(idInput("user"))
    .mutation(async ({ ctx, input: { id } }) => {
      const { email } = await change(ctx, { action: "admin.users.resendVerification" }, (tx) =>
        holdUnverified(tx, id, ctx.user.id),
      );
      await sendVerification(email);
      return { id };
    }),

  endSession: adminProcedure
    .meta({ idempotent: false })
    .input(idInput("session"))
    .mutation(({ ctx, input }) =>
      change(ctx, { action: "admin.users.endSession" }, (tx) => endSession(tx, input.id)),
    ),

  revokeSessions: adminProcedure
    .meta({ idempotent: true })
    .input(idInput("user"))
    .mutation(({ ctx, input: { id } }) => {
      const values = { updatedAt: new Date() };
      return change(ctx, { action: "admin.users.revokeSessions" }, (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values, endSessions: true }),
      );
    }),
});

export const adminRouter = router({
  users: usersRouter,
  impersonation: router({
    start: adminProcedure
      .meta({ idempotent: false })
      .input(inputs.startImpersonation)
      .mutation(({ ctx, input }) => startImpersonating(ctx, input)),
    stop: authedProcedure.meta({ idempotent: false }).mutation(({ ctx }) => stopImpersonating(ctx)),
    /** Ends with the session of the screen that asks. */
    onEnd: authedProcedure.subscription(({ ctx, signal }) => untilEnded(ctx, signal)),
    /** What is left of an impersonation that ended by itself. */
    after: publicProcedure.query(({ ctx }) => afterImpersonation(ctx)),
    leave: publicProcedure
      .meta({ idempotent: false, audit: false })
      .mutation(({ ctx }) => leaveImpersonation(ctx)),
  }),
});
