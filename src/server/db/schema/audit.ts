import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bound, boundDefault, id, instant } from "../columns";
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
    /** Their names at the time: people leave, and an administrator is no member. */
    userName: text(),
    impersonatorName: text(),
    action: text().notNull(),
    entityType: text(),
    entityId: uuid(),
    /** The row's title or name at the time, for a sentence that a person reads. */
    entityLabel: text(),
    oldValues: jsonb().$type<Record<string, unknown>>(),
    newValues: jsonb().$type<Record<string, unknown>>(),
    /** Why, in the words of who acted; the database takes it from the transaction that wrote the entry. */
    reason: text().default(boundDefault.reason),
    /** What ran: the procedure's path, the job's name or the reason of a platform door. */
    source: text(),
    ipAddress: text(),
    userAgent: text(),
    requestId: text(),
    createdAt: instant().defaultNow().notNull(),
    /** Number of the seal that covers the entry; null until the next one. */
    seal: integer(),
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
    index("audit_log_time_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("audit_log_person_idx").on(
      table.userId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("audit_log_impersonated_idx")
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`impersonator_id is not null`),
    pgPolicy("audit_log_read", {
      for: "select",
      to: [appTenant, appTrash],
      using: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
    index("audit_log_unsealed_idx").on(table.organizationId, table.id).where(sql`seal is null`),
    index("audit_log_seal_idx").on(table.organizationId, table.seal, table.id).where(sql`seal is not null`),
    pgPolicy("audit_log_seal_read", { for: "select", to: appOwner, using: sql`true` }),
    pgPolicy("audit_log_seal", { for: "update", to: appOwner, using: sql`true`, withCheck: sql`true` }),
    pgPolicy("audit_log_write", { for: "insert", to: appOwner, withCheck: sql`true` }),
    pgPolicy("audit_log_platform_read", { for: "select", to: appPlatform, using: sql`true` }),
    pgPolicy("audit_log_platform_write", { for: "insert", to: appPlatform, withCheck: sql`true` }),
  ],
);

/**
 * The chain over an organization's entries: each seal hashes its entries together with the hash before it. Entries
 * of no organization are chained under the nil uuid.
 */
export const auditSeal = pgTable(
  "audit_seal",
  {
    organizationId: uuid().notNull(),
    number: integer().notNull(),
    entries: integer().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
    sealedAt: instant().defaultNow().notNull(),
  },
  (table) => [
    primaryKey({ name: "audit_seal_pkey", columns: [table.organizationId, table.number] }),
    pgPolicy("audit_seal_owner", { for: "all", to: appOwner, using: sql`true`, withCheck: sql`true` }),
    pgPolicy("audit_seal_platform", { for: "select", to: appPlatform, using: sql`true` }),
    pgPolicy("audit_seal_tenant", {
      for: "select",
      to: [appTenant, appTrash],
      using: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
  ],
);
