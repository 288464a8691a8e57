import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, numeric, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { tenantTable } from "../tenant-table";
import { member } from "./people";
import { projects } from "./projects";

export const todos = tenantTable(
  "todos",
  {
    title: text().notNull(),
    description: text(),
    projectId: uuid(),
    assignedTo: uuid(),
    completed: boolean().default(false).notNull(),
    completedAt: instant(),
    priority: integer().default(3).notNull(),
    dueDate: date({ mode: "string" }),
    position: numeric({ mode: "string" }).default(sql`extract(epoch from clock_timestamp())`).notNull(),
  },
  {
    trash: {
      kind: "todo",
      noun: "todo",
      label: ({ title }) => sql`${title}`,
      parents: ({ projectId }) => [{ column: projectId, of: projects.id }],
      restore: "todos:write",
    },
    extra: (table) => [
      foreignKey({
        name: "todos_assignee_fk",
        columns: [table.organizationId, table.assignedTo],
        foreignColumns: [member.organizationId, member.userId],
      }),
      foreignKey({
        name: "todos_project_fk",
        columns: [table.organizationId, table.projectId],
        foreignColumns: [projects.organizationId, projects.id],
      }),
      check("todos_title_check", sql`length(${table.title}) between 1 and 300`),
      check("todos_description_check", sql`length(${table.description}) <= 10000`),
      check("todos_priority_check", sql`${table.priority} between 1 and 4`),
      check("todos_completed_check", sql`${table.completed} = (${table.completedAt} is not null)`),
      index("todos_assignee_idx")
        .on(
          table.organizationId,
          table.assignedTo,
          table.createdAt.desc().nullsFirst(),
          table.id.desc().nullsFirst(),
        )
        .where(sql`deleted_at is null`),
      index("todos_project_idx").on(
        table.organizationId,
        table.projectId,
        table.createdAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      ),
      index("todos_position_idx")
        .on(table.organizationId, table.position.desc().nullsFirst(), table.id.desc().nullsFirst())
        .where(sql`deleted_at is null`),
      index("todos_open_idx")
        .on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
        .where(sql`deleted_at is null and not completed`),
      index("todos_due_idx")
        .on(table.organizationId, table.dueDate, table.id)
        .where(sql`deleted_at is null and not completed`),
    ],
  },
);
