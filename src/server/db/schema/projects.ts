import { sql } from "drizzle-orm";
import { check, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { tenantTable } from "../tenant-table";

/** Lists that hold todos. */
export const projects = tenantTable(
  "projects",
  { name: text().notNull(), color: text().default("indigo").notNull(), archivedAt: instant() },
  {
    trash: {
      kind: "project",
      noun: "project",
      label: ({ name }) => sql`${name}`,
      restore: "projects:write",
    },
    extra: (table) => [
      uniqueIndex("projects_name_key")
        .on(table.organizationId, sql`lower(name)`)
        .where(sql`deleted_at is null`),
      check("projects_name_check", sql`length(${table.name}) between 1 and 80`),
      check(
        "projects_color_check",
        sql`${table.color} in ('gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink')`,
      ),
    ],
  },
);
