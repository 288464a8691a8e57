import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { toPage } from "@/server/db/inputs";
import { auditLog } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import type { listAudit } from "./inputs";

type Filter = Omit<z.output<typeof listAudit>, "direction">;

const columns = {
  id: auditLog.id,
  action: auditLog.action,
  entityType: auditLog.entityType,
  entityId: auditLog.entityId,
  entityLabel: auditLog.entityLabel,
  oldValues: auditLog.oldValues,
  newValues: auditLog.newValues,
  userId: auditLog.userId,
  userName: auditLog.userName,
  impersonatorName: auditLog.impersonatorName,
  reason: auditLog.reason,
  source: auditLog.source,
  createdAt: auditLog.createdAt,
};

/** Entries of the organization, newest first. */
export async function listEntries(tx: TenantTx, { cursor, limit, ...filter }: Filter) {
  const before = cursor
    ? sql`(${auditLog.createdAt}, ${auditLog.id}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
    : undefined;
  const rows = await tx
    .select({ ...columns, sortKey: sql<string>`${auditLog.createdAt}::text` })
    .from(auditLog)
    .where(and(isNotNull(auditLog.entityType), ...conditions(filter), before))
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit + 1);
  const { items, nextCursor } = toPage(rows, limit);
  return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
}

function conditions(filter: Omit<Filter, "cursor" | "limit">): (SQL | undefined)[] {
  const { entityType, entityId, userId, action, from, to, timeZone } = filter;
  return [
    entityType && eq(auditLog.entityType, entityType),
    entityId && eq(auditLog.entityId, entityId),
    userId && eq(auditLog.userId, userId),
    action && eq(auditLog.action, action),
    from && sql`${auditLog.createdAt} >= ${from}::date::timestamp at time zone ${timeZone}`,
    to && sql`${auditLog.createdAt} < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
  ].map((condition) => condition || undefined);
}
