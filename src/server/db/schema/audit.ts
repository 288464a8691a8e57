import { sql } from "drizzle-orm";
import { index, jsonb, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bound, id, instant } from "../columns";
import { appOwner, appPlatform, appTenant, appTrash } from "../roles";

/**
 * Append-only, and written by the row triggers alone but for the entries of the platform door. No foreign keys: an
 * entry outlives what it speaks of.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id().primaryKey(),
    organizationId: uuid(),
    userId: uuid(),
    impersonatorId: uuid(),
    action: text().notNull(),
    entityType: text(),
    entityId: uuid(),
    /** The row's title or name at the time, for a sentence that a person reads. */
    entityLabel: text(),
    oldValues: jsonb().$type<Record<string, unknown>>(),
    newValues: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
    /** What ran: the procedure's path, the job's name or the reason of a platform door. */
    source: text(),
    ipAddress: text(),
    userAgent: text(),
    requestId: text(),
    createdAt: instant().defaultNow().notNull(),
  },
  (table) => [
    index("audit_log_organization_idx").on(
      table.organizationId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("audit_log_entity_idx").on(
      table.organizationId,
      table.entityType,
      table.entityId,
      table.createdAt.desc().nullsFirst(),
    ),
    index("audit_log_user_idx").on(table.organizationId, table.userId, table.createdAt.desc().nullsFirst()),
    index("audit_log_action_idx").on(table.organizationId, table.action, table.createdAt.desc().nullsFirst()),
    pgPolicy("audit_log_read", {
      for: "select",
      to: [appTenant, appTrash],
      using: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
    pgPolicy("audit_log_write", { for: "insert", to: appOwner, withCheck: sql`true` }),
    pgPolicy("audit_log_platform_read", { for: "select", to: appPlatform, using: sql`true` }),
    pgPolicy("audit_log_platform_write", { for: "insert", to: appPlatform, withCheck: sql`true` }),
  ],
);
