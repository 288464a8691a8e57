import { eq, or } from "drizzle-orm";
import { memberRoles } from "@/domain/roles";
import { listDevices } from "@/server/auth/devices";
import { readProfile } from "@/server/auth/profile";
import { listMemberships } from "@/server/auth/sessions";
import { listMethods } from "@/server/auth/sign-in-methods";
import { comments, todos } from "@/server/db/schema";
import { withTenant } from "@/server/db/tenant";
import type { RequestContext } from "@/server/trpc/context";

const most = 10_000;

/** The account, and of each organization what the person wrote or has to do there. */
export async function exportEverything(ctx: RequestContext, userId: string) {
  const [profile, methods, sessions, memberships] = await Promise.all([
    readProfile(userId),
    listMethods(userId),
    listDevices(userId),
    listMemberships(userId),
  ]);
  const organizations: unknown[] = [];
  for (const { id, name, slug, role } of memberships)
    organizations.push({ name, slug, role, ...(await exportOrganization(ctx, id, userId)) });
  return { exportedAt: new Date().toISOString(), profile, methods, sessions, organizations };
}

async function exportOrganization(ctx: RequestContext, organizationId: string, userId: string) {
  const { sessionToken, requestId, ipAddress, userAgent } = ctx;
  const request = { sessionToken, organizationId, roles: memberRoles, requestId, ipAddress, userAgent };
  return withTenant({ ...request, action: "account.export", readOnly: true }, async ({ tx }) => ({
    todos: await tx
      .select({
        title: todos.title,
        description: todos.description,
        completed: todos.completed,
        dueDate: todos.dueDate,
        createdAt: todos.createdAt,
      })
      .from(todos)
      .where(or(eq(todos.createdBy, userId), eq(todos.assignedTo, userId)))
      .limit(most),
    comments: await tx
      .select({ body: comments.body, createdAt: comments.createdAt })
      .from(comments)
      .where(eq(comments.createdBy, userId))
      .limit(most),
  }));
}
