import { sql } from "drizzle-orm";
import { check, foreignKey, index, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { tenantTable } from "../tenant-table";
import { todos } from "./todos";

export const comments = tenantTable(
  "comments",
  { todoId: uuid().notNull(), body: text().notNull(), editedAt: instant() },
  {
    trash: {
      kind: "comment",
      noun: "comment",
      label: ({ body }) => sql`left(${body}, 200)`,
      parents: ({ todoId }) => [{ column: todoId, of: todos.id }],
      restore: "comments:write",
    },
    extra: (table) => [
      foreignKey({
        name: "comments_todo_fk",
        columns: [table.organizationId, table.todoId],
        foreignColumns: [todos.organizationId, todos.id],
      }).onDelete("cascade"),
      index("comments_todo_idx").on(table.organizationId, table.todoId, table.createdAt, table.id),
      check("comments_body_check", sql`length(${table.body}) between 1 and 10000`),
    ],
  },
);
