import { and, asc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { type MemberRole, may } from "@/domain/roles";
import type { TrashKind } from "@/domain/trash";
import { type Cursor, toPage } from "../db/inputs";
import { type TenantTx, withTrash } from "../db/tenant";
import { forbidden, notFound } from "../trpc/errors";
import { kindOf, kinds } from "./registry";

type Page = { kind: TrashKind; id: string; cursor?: Cursor | null; limit: number };

/**
 * What went to the trash together with a row, parents first: kind and label. Throws NOT_FOUND when the row is not in
 * the trash, FORBIDDEN when `role` may not see its kind; other kinds that `role` may not see are left out.
 */
export async function listContentsPage(tx: TenantTx, role: MemberRole, { kind, id, cursor, limit }: Page) {
  if (!may(role, kindOf(kind).read)) throw forbidden();
  return withTrash(tx, async (trash) => {
    const after = cursor ? sql`(sort_key, id) > (${cursor[0]}::text, ${cursor[1]}::uuid)` : undefined;
    const rows = await trash
      .select({
        kind: sql<TrashKind>`kind`,
        id: sql<string>`id`,
        label: sql<string>`label`,
        sortKey: sql<string>`sort_key`,
      })
      .from(sql`(${rowsOfDeletion(trash, role, { kind, id })}) as contents`)
      .where(after)
      .orderBy(asc(sql`sort_key`), asc(sql`id`))
      .limit(limit + 1);
    if (rows.length === 0) throw notFound();
    const { items, nextCursor } = toPage(rows, limit);
    const others = items.filter((item) => item.kind !== kind || item.id !== id);
    return { items: others.map(({ sortKey: _, ...item }) => item), nextCursor };
  });
}

type Named = { kind: TrashKind; id: string };

function rowsOfDeletion(trash: TenantTx, role: MemberRole, named: Named): SQL {
  const { table } = kindOf(named.kind);
  const row = and(eq(table.id, named.id), isNotNull(table.deletedAt));
  const deletion = trash.select({ id: table.deletionId }).from(table).where(row);
  const parts = kinds.map(({ kind, table: each, label, read }, place) =>
    trash
      .select({
        kind: sql`${kind}::text`.as("kind"),
        id: each.id,
        label: label.as("label"),
        sortKey: sql`${placeKey(place)}::text`.as("sort_key"),
      })
      .from(each)
      .where(
        and(
          isNotNull(each.deletedAt),
          sql`${each.deletionId} = (${deletion})`,
          may(role, read) ? undefined : sql`false`,
        ),
      ),
  );
  return sql.join(parts, sql` union all `);
}

/** Sorts as text as the places do as numbers. */
const placeKey = (place: number) => String(place).padStart(3, "0");
