import { and, eq, gt, sql } from "drizzle-orm";
import { isLiveEntity, type LiveEntity } from "@/domain/live";
import { auditLog } from "@/server/db/schema";
import type { Tenant } from "@/server/db/tenant";

/** Seconds: a change is dated by the start of its transaction, and told when that ends. */
const longestChange = 12;

/** The tables that changed after an instant, or shortly before it, as far as the audit log tells. */
export async function entitiesChangedSince(
  { tx, organization }: Pick<Tenant, "tx" | "organization">,
  at: string,
): Promise<Set<LiveEntity>> {
  const rows = await tx
    .selectDistinct({ entity: auditLog.entityType })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.organizationId, organization.id),
        gt(auditLog.createdAt, sql`${at}::timestamptz - ${longestChange} * interval '1 second'`),
      ),
    );
  return new Set(rows.flatMap(({ entity }) => (entity && isLiveEntity(entity) ? [entity] : [])));
}
