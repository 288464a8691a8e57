import { sql } from "drizzle-orm";
import { bigint, integer, pgPolicy, pgTable, uuid } from "drizzle-orm/pg-core";
import { bound } from "../columns";
import { appOwner, appPlatform, appTenant, appTrash } from "../roles";
import { organization } from "./organization";

/**
 * What an organization has, counted by triggers in the transaction of each change; the row is locked until that
 * ends, so that two writers never both take the last place a plan has. Live rows count; storage is in bytes.
 */
export const organizationUsage = pgTable(
  "organization_usage",
  {
    organizationId: uuid()
      .primaryKey()
      .references(() => organization.id, { onDelete: "cascade" }),
    todos: integer().default(0).notNull(),
    members: integer().default(0).notNull(),
    storage: bigint({ mode: "number" }).default(0).notNull(),
  },
  (table) => [
    pgPolicy("organization_usage_read", {
      for: "select",
      to: [appTenant, appTrash],
      using: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
    pgPolicy("organization_usage_platform", { for: "select", to: appPlatform, using: sql`true` }),
    pgPolicy("organization_usage_count", {
      for: "all",
      to: appOwner,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
);
