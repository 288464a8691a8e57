import { adminRouter } from "@/features/admin/router";
import { invitationsRouter } from "@/features/invitations/router";
import { membersRouter } from "@/features/members/router";
import { organizationsRouter } from "@/features/organizations/router";
import { sessionRouter } from "@/features/session/router";
import { subscriptionsRouter } from "@/features/subscriptions/router";
import { todosRouter } from "@/features/todos/router";
import { trashRouter } from "@/features/trash/router";
import { router } from "./trpc/procedures";

/** The one list of routers. */
export const appRouter = router({
  session: sessionRouter,
  organizations: organizationsRouter,
  todos: todosRouter,
  trash: trashRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  subscriptions: subscriptionsRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
