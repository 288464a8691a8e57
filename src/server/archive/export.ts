import type { Readable } from "node:stream";
import { say } from "@/i18n/errors";
import { asPlatform } from "../db/platform";
import { withTenant } from "../db/tenant";
import { storage } from "../storage/storage";
import type { RequestContext } from "../trpc/context";
import { forbidden } from "../trpc/errors";
import { tenantRequest } from "../trpc/procedures";
import { archiveOf } from "./archive";
import { spoolRows } from "./spool";

const action = "organizations.export";

export type Export = { name: string; size: number; body: Readable };

/**
 * All of an organization as one archive, for an owner in person. Its rows are of one moment; the audit log keeps who took
 * them before the first byte leaves. Throws what a client may be told.
 */
export async function exportOrganization(ctx: RequestContext, organizationId: string): Promise<Export> {
  const asked = tenantRequest({ ...ctx, organizationId }, "organization:export");
  const request = { ...asked, readOnly: true, long: true, snapshot: true, action };
  const { spool, by } = await withTenant(request, async (tenant) => {
    if (tenant.impersonatorId) throw forbidden(say("inPersonOnly"));
    return { spool: await spoolRows(tenant), by: tenant };
  });
  try {
    await writeDown(ctx, by);
    const { size, body } = await archiveOf(spool, storage());
    return { name: `${by.organization.slug}-${spool.contents.exportedAt.slice(0, 10)}.tar`, size, body };
  } catch (error) {
    await spool.file.close();
    throw error;
  }
}

type By = { user: { id: string; name: string }; organization: { id: string; name: string } };

async function writeDown(ctx: RequestContext, { user, organization }: By): Promise<void> {
  const { requestId, ipAddress, userAgent } = ctx;
  ctx.notes.userId = user.id;
  ctx.notes.organizationId = organization.id;
  const request = { reason: action, userId: user.id, organizationId: organization.id };
  const entry = {
    action: "export",
    userName: user.name,
    entityType: "organization",
    entityId: organization.id,
  };
  await asPlatform(
    { ...request, requestId, ipAddress, userAgent },
    async () => {},
    () => [{ ...entry, entityLabel: organization.name }],
  );
}
