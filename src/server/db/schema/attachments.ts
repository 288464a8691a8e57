import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "../columns";
import { appOwner, appPlatform } from "../roles";
import { tenantTable } from "../tenant-table";
import { todos } from "./todos";

/**
 * Files of a todo. A row is made before its bytes come, so that the plan's limit is asked first: until `storedAt` it
 * is only a reservation. `fileId` names the bytes in the storage; each try to send them gets one of its own.
 */
export const attachments = tenantTable(
  "attachments",
  {
    todoId: uuid().notNull(),
    name: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    contentType: text().default("application/octet-stream").notNull(),
    fileId: uuid(),
    storedAt: instant(),
  },
  {
    trash: {
      kind: "attachment",
      noun: "attachment",
      label: ({ name }) => sql`${name}`,
      parents: ({ todoId }) => [{ column: todoId, of: todos.id }],
      restore: "todos:write",
    },
    extra: (table) => [
      foreignKey({
        name: "attachments_todo_fk",
        columns: [table.organizationId, table.todoId],
        foreignColumns: [todos.organizationId, todos.id],
      }).onDelete("cascade"),
      index("attachments_todo_idx").on(table.organizationId, table.todoId, table.createdAt, table.id),
      index("attachments_pending_idx")
        .on(table.organizationId, table.updatedAt)
        .where(sql`stored_at is null`),
      check("attachments_name_check", sql`length(${table.name}) between 1 and 255`),
      check("attachments_size_check", sql`${table.size} between 1 and 5368709120`),
      check("attachments_stored_check", sql`${table.storedAt} is null or ${table.fileId} is not null`),
    ],
  },
);

/**
 * Files that no row names any more, noted by a trigger in the transaction that removed the name. They outlive their
 * organization, whose id is part of a file's place.
 */
export const fileRemovals = pgTable(
  "file_removals",
  {
    id: id().primaryKey(),
    organizationId: uuid().notNull(),
    fileId: uuid().notNull(),
    dueAt: instant().defaultNow().notNull(),
  },
  (table) => [
    index("file_removals_due_idx").on(table.dueAt),
    pgPolicy("file_removals_note", { for: "insert", to: appOwner, withCheck: sql`true` }),
    pgPolicy("file_removals_platform", {
      for: "all",
      to: appPlatform,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
);
