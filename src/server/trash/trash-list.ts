import { and, desc, eq, isNotNull, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { TrashKind } from "@/domain/trash";
import { type Cursor, toPage } from "../db/inputs";
import { member } from "../db/schema";
import { type TenantTx, withTrash } from "../db/tenant";
import { kinds, registry, remover, subject } from "./registry";

type Page = { kind: TrashKind; cursor?: Cursor | null; limit: number };

/**
 * The organization's deletions of one kind, newest first: one row a deletion, with how many rows of every kind went
 * together. What went with the row it hangs on is listed there only.
 */
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
  const { table, label } = registry[kind];
  return trash
    .select({
      id: table.id,
      label: label.as("label"),
      deletedAt: sql<Date>`${table.deletedAt}`.mapWith(table.deletedAt).as("deleted_at_value"),
      deletedByName: sql<string | null>`${remover.name}`.as("deleted_by_name"),
      count: rowsOfDeletion(trash, kind).as("count"),
      place:
        sql<number>`row_number() over (partition by ${table.deletionId} order by ${table.id} desc)::int`.as(
          "place",
        ),
      sortKey: sql<string>`${table.deletedAt}::text`.as("sort_key"),
    })
    .from(table)
    .leftJoin(remover, eq(remover.id, table.deletedBy))
    .leftJoin(subject, kind === "member" ? eq(subject.id, member.userId) : sql`false`)
    .where(and(isNotNull(table.deletedAt), wentByItself(trash, kind)));
}

/** How many rows, of every kind, share the deletion of a row of `kind`. The instant leads into the trash index. */
function rowsOfDeletion(trash: TenantTx, kind: TrashKind): SQL<number> {
  const { table } = registry[kind];
  const counts = kinds.map((each) => {
    const other = alias(registry[each].table, `same_${each}`);
    const same = and(eq(other.deletedAt, table.deletedAt), eq(other.deletionId, table.deletionId));
    return sql`(${trash.select({ rows: sql`count(*)` }).from(other).where(same)})`;
  });
  return sql<number>`(${sql.join(counts, sql` + `)})::int`;
}

function wentByItself(trash: TenantTx, kind: TrashKind): SQL | undefined {
  const { table, parent } = registry[kind];
  if (!parent) return undefined;
  const upper = alias(registry[parent.kind].table, "upper");
  const same = and(eq(upper.id, parent.column), eq(upper.deletionId, table.deletionId));
  return notExists(trash.select({ id: upper.id }).from(upper).where(same));
}

const countedUpTo = 100;

/** How many deletions of each kind there are, and how many rows in all: each kind counted up to 100. */
export async function countTrash(tx: TenantTx) {
  return withTrash(tx, async (trash) => {
    const deletions: Record<TrashKind, number> = { todo: 0, project: 0, comment: 0, member: 0 };
    let rows = 0;
    for (const kind of kinds) {
      const counted = await countKind(trash, kind);
      deletions[kind] = counted.deletions;
      rows += counted.rows;
    }
    return { deletions, rows };
  });
}

async function countKind(trash: TenantTx, kind: TrashKind) {
  const { table } = registry[kind];
  const deletions = trash
    .selectDistinct({ deletionId: table.deletionId })
    .from(table)
    .where(and(isNotNull(table.deletedAt), wentByItself(trash, kind)))
    .limit(countedUpTo)
    .as("deletions");
  const rows = trash
    .select({ id: table.id })
    .from(table)
    .where(isNotNull(table.deletedAt))
    .limit(countedUpTo)
    .as("deleted");
  const [counted] = await trash
    .select({
      deletions: sql<number>`count(*)::int`,
      rows: sql<number>`(select count(*)::int from ${rows})`,
    })
    .from(deletions);
  return counted ?? { deletions: 0, rows: 0 };
}
