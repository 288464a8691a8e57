import {
  afterImpersonation,
  leaveImpersonation,
  startImpersonating,
  stopImpersonating,
} from "@/server/auth/impersonation";
import type { CurrentSession } from "@/server/auth/sessions";
import { idInput } from "@/server/db/inputs";
import { asPlatform, type PlatformTx } from "@/server/db/platform";
import { untilEnded } from "@/server/events/impersonation";
import type { RequestContext } from "@/server/trpc/context";
import { adminProcedure, authedProcedure, publicProcedure, router } from "@/server/trpc/procedures";
import { banUser, listPage, setUserRole, startImpersonation } from "./inputs";

import { changeUser, getUser, listOrganizations, listUsers, readStats } from "./operations";

type Actor = RequestContext & { user: CurrentSession["user"] };

const read = <R>(reason: string, fn: (tx: PlatformTx) => Promise<R>) =>
  asPlatform({ reason, readOnly: true }, fn);

const write = <R>(
  { user, requestId, ipAddress, userAgent }: Actor,
  reason: string,
  fn: (tx: PlatformTx) => Promise<R>,
) => asPlatform({ reason, userId: user.id, requestId, ipAddress, userAgent }, fn);

const usersRouter = router({
  list: adminProcedure
    .input(listPage)
    .query(({ input }) => read("admin.users.list", (tx) => listUsers(tx, input))),

  get: adminProcedure
    .input(idInput("user"))
    .query(({ input }) => read("admin.users.get", (tx) => getUser(tx, input.id))),

  ban: adminProcedure
    .meta({ idempotent: true })
    .input(banUser)
    .mutation(({ ctx, input: { id, reason, expiresAt } }) => {
      const values = { banned: true, banReason: reason, banExpires: expiresAt ? new Date(expiresAt) : null };
      return write(ctx, "admin.users.ban", (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values, endSessions: true }),
      );
    }),

  unban: adminProcedure
    .meta({ idempotent: true })
    .input(idInput("user"))
    .mutation(({ ctx, input: { id } }) => {
      const values = { banned: false, banReason: null, banExpires: null };
      return write(ctx, "admin.users.unban", (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values, endSessions: false }),
      );
    }),

  setRole: adminProcedure
    .meta({ idempotent: true })
    .input(setUserRole)
    .mutation(({ ctx, input: { id, role } }) =>
      write(ctx, "admin.users.setRole", (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values: { role }, endSessions: true }),
      ),
    ),

  revokeSessions: adminProcedure
    .meta({ idempotent: true })
    .input(idInput("user"))
    .mutation(({ ctx, input: { id } }) =>
      write(ctx, "admin.users.revokeSessions", (tx) =>
        changeUser(tx, { id, actorId: ctx.user.id, values: { updatedAt: new Date() }, endSessions: true }),
      ),
    ),
});

export const adminRouter = router({
  stats: adminProcedure.query(() => read("admin.stats", readStats)),
  users: usersRouter,
  organizations: router({
    list: adminProcedure
      .input(listPage)
      .query(({ input }) => read("admin.organizations.list", (tx) => listOrganizations(tx, input))),
  }),
  impersonation: router({
    start: adminProcedure
      .meta({ idempotent: false })
      .input(startImpersonation)
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
