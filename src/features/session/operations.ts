import { v7 } from "uuid";
import type { Locale } from "@/domain/account";
import { createWithOwner } from "@/features/organizations/operations";
import { translator } from "@/i18n/try-out";
import { completeOnboarding } from "@/server/auth/sessions";
import { signInGuest } from "@/server/auth/try-out";
import { asPlatform } from "@/server/db/platform";
import { projects, todos } from "@/server/db/schema";
import { type TenantTx, withTenant } from "@/server/db/tenant";
import type { RequestContext } from "@/server/trpc/context";

const example = [
  { title: "complete", priority: 2 },
  { title: "create", priority: 3 },
  { title: "restore", priority: 3 },
  { title: "due", priority: 4 },
] as const;

/** Signs a guest in and gives them an organization with an example in it. Answers its address. */
export async function openTryOut(ctx: RequestContext): Promise<{ slug: string }> {
  const { userId, token } = await signInGuest(ctx);
  const id = v7();
  const { requestId, ipAddress, userAgent, locale } = ctx;
  const t = translator(locale, "tryOut");
  const request = { reason: "session.tryOut", userId, organizationId: id, requestId, ipAddress, userAgent };
  const slug = `try-out-${id.slice(-12)}`;
  await asPlatform(request, (tx) =>
    createWithOwner(tx, { id, name: t("organization"), slug, ownerId: userId, language: locale }),
  );
  const tenant = { sessionToken: token, organizationId: id, requestId, ipAddress, userAgent };
  await withTenant({ ...tenant, roles: ["owner"], action: request.reason, readOnly: false }, ({ tx }) =>
    insertExample(tx, userId, locale),
  );
  await completeOnboarding(userId);
  return { slug };
}

async function insertExample(tx: TenantTx, userId: string, locale: Locale): Promise<void> {
  const t = translator(locale, "tryOut");
  const [project] = await tx
    .insert(projects)
    .values({ name: t("project"), color: "blue" })
    .returning({ id: projects.id });
  const rows = example.map(({ title, priority }) => ({
    title: t(`${title}`),
    priority,
    projectId: project?.id ?? null,
    assignedTo: userId,
  }));
  await tx.insert(todos).values(rows);
}
