import { sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { TrashKind } from "@/domain/trash";
import { comments, member, projects, todos, user } from "../db/schema";

export const remover = alias(user, "remover");
export const subject = alias(user, "subject");

/** What hangs on another row: trashed with it, and not restored before it. */
type Parent = { kind: TrashKind; column: PgColumn };

/** Every kind the trash holds, parents first: its table, what a person calls a row, and what it hangs on. */
export const registry = {
  member: { table: member, label: sql<string>`${subject.name}`, parent: undefined },
  project: { table: projects, label: sql<string>`${projects.name}`, parent: undefined },
  todo: {
    table: todos,
    label: sql<string>`${todos.title}`,
    parent: { kind: "project", column: todos.projectId },
  },
  comment: {
    table: comments,
    label: sql<string>`left(${comments.body}, 200)`,
    parent: { kind: "todo", column: comments.todoId },
  },
} as const satisfies Record<TrashKind, { table: object; label: object; parent: Parent | undefined }>;

export const kinds: readonly TrashKind[] = ["member", "project", "todo", "comment"];

/** Kinds whose rows hang on rows of `kind`, with the column that says on which. */
export function childrenOf(kind: TrashKind): { kind: TrashKind; column: PgColumn }[] {
  return kinds.flatMap((each) => {
    const { parent } = registry[each];
    return parent?.kind === kind ? [{ kind: each, column: parent.column }] : [];
  });
}
