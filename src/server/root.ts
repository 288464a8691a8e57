import { accountRouter } from "@/features/account/router";
import { adminRouter } from "@/features/admin/router";
import { adminFiguresRouter } from "@/features/admin-figures/router";
import { adminJobsRouter } from "@/features/admin-jobs/router";
import { adminOrganizationsRouter } from "@/features/admin-organizations/router";
import * as attachmentFiles from "@/features/attachments/operations";
import { attachmentsRouter } from "@/features/attachments/router";
import { adminAuditRouter, auditLogRouter } from "@/features/audit/router";
import { commentsRouter } from "@/features/comments/router";
import { eventsRouter } from "@/features/events/router";
import { invitationsRouter } from "@/features/invitations/router";
import { membersRouter } from "@/features/members/router";
import { organizationsRouter } from "@/features/organizations/router";
import { projectsRouter } from "@/features/projects/router";
import { sessionRouter } from "@/features/session/router";
import { singleSignOnRouter } from "@/features/single-sign-on/router";
import { subscriptionsRouter } from "@/features/subscriptions/router";
import { teamsRouter } from "@/features/teams/router";
import { todosRouter } from "@/features/todos/router";
import { trashRouter } from "@/features/trash/router";
import { declared } from "./trpc/declared";
import { mergeRouters, router } from "./trpc/procedures";

/** The one list of routers; a procedure that does not say what it is stops the build and the start. */
export const appRouter = declared(
  router({
    session: sessionRouter,
    account: accountRouter,
    organizations: organizationsRouter,
    todos: todosRouter,
    projects: projectsRouter,
    comments: commentsRouter,
    attachments: attachmentsRouter,
    trash: trashRouter,
    auditLog: auditLogRouter,
    members: membersRouter,
    teams: teamsRouter,
    invitations: invitationsRouter,
    events: eventsRouter,
    subscriptions: subscriptionsRouter,
    singleSignOn: singleSignOnRouter,
    admin: mergeRouters(
      adminRouter,
      adminOrganizationsRouter,
      adminAuditRouter,
      adminFiguresRouter,
      adminJobsRouter,
    ),
  }),
);

/** Who takes and gives the bytes of files, which no procedure carries. */
export const files = { receive: attachmentFiles.receive, open: attachmentFiles.open };

export type AppRouter = typeof appRouter;
