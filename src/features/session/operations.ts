import { v7 } from "uuid";
import { createWithOwner } from "@/features/organizations/operations";
import { completeOnboarding } from "@/server/auth/sessions";
import { signInGuest } from "@/server/auth/try-out";
import { asPlatform } from "@/server/db/platform";
import { projects, todos } from "@/server/db/schema";
import { type TenantTx, withTenant } from "@/server/db/tenant";
import type { RequestContext } from "@/server/trpc/context";

const example = [
  { title: "Complete this todo with the box on its left", priority: 2 },
  { title: "Press C to write a todo of your own", priority: 3 },
  { title: "Delete a todo and bring it back from the trash", priority: 3 },
  { title: "Give a todo a due date: try “fri” or “in 2 weeks”", priority: 4 },
];

/** Signs a guest in and gives them an organization with an example in it. Answers its address. */
export async function openTryOut(ctx: RequestContext): Promise<{ slug: string }> {
  const { userId, token } = await signInGuest(ctx);
  const id = v7();
  const { requestId, ipAddress, userAgent } = ctx;
  const request = { reason: "session.tryOut", userId, organizationId: id, requestId, ipAddress, userAgent };
  const slug = `try-out-${id.slice(-12)}`;
  await asPlatform(request, (tx) => createWithOwner(tx, { id, name: "Your try-out", slug, ownerId: userId }));
  const tenant = { sessionToken: token, organizationId: id, requestId, ipAddress, userAgent };
  await withTenant({ ...tenant, roles: ["owner"], action: request.reason, readOnly: false }, ({ tx }) =>
    insertExample(tx, userId),
  );
  await completeOnboarding(userId);
  return { slug };
}

async function insertExample(tx: TenantTx, userId: string): Promise<void> {
  const [project] = await tx
    .insert(projects)
    .values({ name: "First steps", color: "blue" })
    .returning({ id: projects.id });
  const rows = example.map((todo) => ({ ...todo, projectId: project?.id ?? null, assignedTo: userId }));
  await tx.insert(todos).values(rows);
}
