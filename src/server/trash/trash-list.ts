import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { TrashKind } from "@/domain/trash";
import { type Cursor, toPage } from "../db/inputs";
import { member, todos, user } from "../db/schema";
import { type TenantTx, withTrash } from "../db/tenant";

type Page = { kind: TrashKind; cursor?: Cursor | null; limit: number };

const remover = alias(user, "remover");
const subject = alias(user, "subject");

const sources = {
  todo: { table: todos, label: sql<string>`${todos.title}` },
  member: { table: member, label: sql<string>`${subject.name}` },
} as const;

/** The organization's deletions of one kind, newest first: one row a deletion, with how many went together. */
export async function listTrashPage(tx: TenantTx, { kind, cursor, limit }: Page) {
  return withTrash(tx, async (trash) => {
    const deletions = selectDeletions(trash, kind).as("deletions");
    const after: SQL | undefined = cursor
      ? sql`(${deletions.deletedAt}, ${deletions.id}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
      : undefined;
    const rows = await trash
      .select()
      .from(deletions)
      .where(and(eq(deletions.place, 1), after))
      .orderBy(desc(deletions.deletedAt), desc(deletions.id))
      .limit(limit + 1);
    const { items, nextCursor } = toPage(rows, limit);
    return { items: items.map(({ place: _p, sortKey: _s, ...item }) => ({ kind, ...item })), nextCursor };
  });
}

function selectDeletions(trash: TenantTx, kind: TrashKind) {
  const { table, label } = sources[kind];
  return trash
    .select({
      id: table.id,
      label: label.as("label"),
      deletedAt: sql<Date>`${table.deletedAt}`.mapWith(table.deletedAt).as("deleted_at_value"),
      deletedByName: sql<string | null>`${remover.name}`.as("deleted_by_name"),
      count: sql<number>`count(*) over (partition by ${table.deletionId})::int`.as("count"),
      place:
        sql<number>`row_number() over (partition by ${table.deletionId} order by ${table.id} desc)::int`.as(
          "place",
        ),
      sortKey: sql<string>`${table.deletedAt}::text`.as("sort_key"),
    })
    .from(table)
    .leftJoin(remover, eq(remover.id, table.deletedBy))
    .leftJoin(subject, kind === "member" ? eq(subject.id, member.userId) : sql`false`)
    .where(isNotNull(table.deletedAt));
}
