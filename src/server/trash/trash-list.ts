import { aliasedTableColumn, and, desc, eq, isNotNull, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type MemberRole, may } from "@/domain/roles";
import type { TrashKind } from "@/domain/trash";
import { type Cursor, toPage } from "../db/inputs";
import { user } from "../db/schema";
import { type TenantTx, withTrash } from "../db/tenant";
import { forbidden } from "../trpc/errors";
import { type Kind, kindOf, kinds } from "./registry";

type Page = { kind: TrashKind; cursor?: Cursor | null; limit: number };

const remover = alias(user, "remover");

/**
 * The organization's deletions of one kind, newest first: one row a deletion, with how many rows of every kind went
 * together. What went with a row it hangs on is listed there only. Throws FORBIDDEN when `role` may not see the kind.
 */
export async function listTrashPage(tx: TenantTx, role: MemberRole, { kind, cursor, limit }: Page) {
  const { read, restore } = kindOf(kind);
  if (!may(role, read)) throw forbidden();
  return withTrash(tx, async (trash) => {
    const deletions = selectDeletions(trash, kindOf(kind)).as("deletions");
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
    const mayRestore = may(role, restore);
    return {
      items: items.map(({ place: _p, sortKey: _s, ...item }) => ({ kind, ...item, mayRestore })),
      nextCursor,
    };
  });
}

function selectDeletions(trash: TenantTx, kind: Kind) {
  const { table, label } = kind;
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
    .where(and(isNotNull(table.deletedAt), wentByItself(trash, kind)));
}

/** How many rows, of every kind, share the deletion of a row of `kind`. The instant leads into the trash index. */
function rowsOfDeletion(trash: TenantTx, { table }: Kind): SQL<number> {
  const counts = kinds.map((each) => {
    const other = alias(each.table, `same_${each.kind}`);
    const same = and(eq(other.deletedAt, table.deletedAt), eq(other.deletionId, table.deletionId));
    return sql`(${trash.select({ rows: sql`count(*)` }).from(other).where(same)})`;
  });
  return sql<number>`(${sql.join(counts, sql` + `)})::int`;
}

function wentByItself(trash: TenantTx, { table, parents }: Kind): SQL | undefined {
  const alone = parents.map(({ column, of, entry }) => {
    const upper = alias(entry.table, `upper_${entry.kind}`);
    const key = aliasedTableColumn(of, `upper_${entry.kind}`);
    const same = and(eq(key, column), eq(upper.deletionId, table.deletionId));
    return notExists(trash.select({ id: upper.id }).from(upper).where(same));
  });
  return and(...alone);
}

const countedUpTo = 100;

/**
 * How many deletions there are of each kind that `role` may see, and how many rows of any kind: each kind counted up
 * to 100.
 */
export async function countTrash(tx: TenantTx, role: MemberRole) {
  return withTrash(tx, async (trash) => {
    const seen = kinds.filter(({ read }) => may(role, read));
    const perKind = seen.map((each) => sql`${each.kind}::text, ${countDeletions(trash, each)}`);
    const rows = kinds.map((each) => countRows(trash, each));
    const [counted] = await trash
      .select({
        deletions: sql<Partial<Record<TrashKind, number>>>`json_build_object(${sql.join(perKind, sql`, `)})`,
        rows: sql<number>`(${sql.join(rows, sql` + `)})::int`,
      })
      .from(sql`(select 1) as once`);
    return counted ?? { deletions: {}, rows: 0 };
  });
}

function countDeletions(trash: TenantTx, kind: Kind): SQL {
  const { table } = kind;
  const deletions = trash
    .selectDistinct({ deletionId: table.deletionId })
    .from(table)
    .where(and(isNotNull(table.deletedAt), wentByItself(trash, kind)))
    .limit(countedUpTo);
  return sql`(select count(*) from ${deletions.as("deletions")})`;
}

function countRows(trash: TenantTx, { table }: Kind): SQL {
  const rows = trash
    .select({ id: table.id })
    .from(table)
    .where(isNotNull(table.deletedAt))
    .limit(countedUpTo);
  return sql`(select count(*) from ${rows.as("deleted")})`;
}
