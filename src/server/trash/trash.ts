import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type TrashKind, trashDays } from "@/domain/trash";
import { type Tenant, type TenantTx, withTrash } from "../db/tenant";
import type { TenantTable } from "../db/tenant-table";
import { DomainError, notFound } from "../trpc/errors";
import { childrenOf, type Kind, kindOf, kinds } from "./registry";

type Acting = Pick<Tenant, "tx" | "user">;
type Moving = { deletionId: string; userId: string };

/**
 * Moves live rows to the trash as one deletion, together with the live rows that hang on them; what was in the
 * trash before keeps its own deletion. Answers the ids of the rows named that moved, and the deletion's id.
 */
export async function moveToTrash({ tx, user }: Acting, kind: TrashKind, ids: readonly string[]) {
  const moving = { deletionId: v7(), userId: user.id };
  const { table } = kindOf(kind);
  const moved = await withTrash(tx, (trash) =>
    markDeleted(trash, kindOf(kind), inArray(table.id, [...ids]), moving),
  );
  return { deletionId: moving.deletionId, ids: moved };
}

async function markDeleted(
  trash: TenantTx,
  { kind, table }: Kind,
  where: SQL,
  moving: Moving,
): Promise<string[]> {
  const rows = await trash
    .update(table)
    .set({ deletedAt: sql`now()`, deletedBy: moving.userId, deletionId: moving.deletionId })
    .where(and(where, isNull(table.deletedAt)))
    .returning({ id: table.id });
  if (rows.length === 0) return [];
  for (const { child, column, of } of childrenOf(kind)) {
    await markDeleted(
      trash,
      child,
      inArray(column, trash.select({ key: of }).from(table).where(went(table, moving.deletionId))),
      moving,
    );
  }
  return rows.map((row) => row.id);
}

/**
 * Brings back the whole deletion that `id` went with. Throws NOT_FOUND when it is not in the trash, and CONFLICT
 * when what it hangs on lies in the trash by another deletion, or a name it had is taken by now.
 */
export async function restoreFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletionId = await deletionOf(trash, kind, id);
    let restored = 0;
    for (const each of kinds) {
      await assertParentsLive(trash, each, deletionId);
      const rows = await trash
        .update(each.table)
        .set({ deletedAt: null, deletedBy: null, deletionId: null })
        .where(went(each.table, deletionId))
        .returning({ id: each.table.id });
      restored += rows.length;
    }
    return restored;
  });
}

/** The parents stay locked until the transaction ends: none is trashed between this and the restoring. */
async function assertParentsLive(
  trash: TenantTx,
  { table, parents }: Kind,
  deletionId: string,
): Promise<void> {
  for (const { column, of, entry } of parents) {
    const wanted = trash.select({ key: column }).from(table).where(went(table, deletionId));
    const found = await trash
      .select({
        label: entry.label,
        deletedAt: entry.table.deletedAt,
        deletionId: entry.table.deletionId,
      })
      .from(entry.table)
      .where(inArray(of, wanted))
      .for("share");
    const dead = found.find((each) => each.deletedAt && each.deletionId !== deletionId);
    if (dead) throw parentInTrash(entry.noun, dead.label);
  }
}

const parentInTrash = (noun: string, label: string) =>
  new DomainError(
    "CONFLICT",
    `Its ${noun} “${label}” is in the trash too. Restore the ${noun} first.`,
    "parent_in_trash",
  );

/** Deletes the whole deletion that `id` went with for ever; throws NOT_FOUND when it is not in the trash. */
export async function purgeFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletionId = await deletionOf(trash, kind, id);
    return purgeWhere(trash, (table) => went(table, deletionId));
  });
}

export async function emptyTrash(tx: TenantTx): Promise<number> {
  return withTrash(tx, (trash) => purgeWhere(trash, (table) => isNotNull(table.deletedAt)));
}

/** Deletes for ever what lies in the trash longer than it is kept, by the database's clock. */
export async function purgeExpired(tx: TenantTx): Promise<number> {
  return withTrash(tx, (trash) => purgeWhere(trash, (table) => lt(table.deletedAt, keptSince)));
}

/** What was deleted before this instant has been kept long enough. */
export const keptSince = sql`now() - ${trashDays} * interval '1 day'`;

async function purgeWhere(trash: TenantTx, where: (table: TenantTable) => SQL | undefined): Promise<number> {
  let purged = 0;
  for (const { table } of kinds.toReversed()) {
    const rows = await trash
      .delete(table)
      .where(and(where(table), isNotNull(table.deletedAt)))
      .returning({ id: table.id });
    purged += rows.length;
  }
  return purged;
}

async function deletionOf(trash: TenantTx, kind: TrashKind, id: string): Promise<string> {
  const { table } = kindOf(kind);
  const [found] = await trash
    .select({ deletionId: table.deletionId })
    .from(table)
    .where(and(eq(table.id, id), isNotNull(table.deletedAt)))
    .for("update");
  if (!found?.deletionId) throw notFound();
  return found.deletionId;
}

/** That a row lies in the trash leads into the index of the trash. */
const went = (table: TenantTable, deletionId: string) =>
  and(isNotNull(table.deletedAt), eq(table.deletionId, deletionId));
