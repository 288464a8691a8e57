import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type TrashKind, trashDays } from "@/domain/trash";
import { type Tenant, type TenantTx, withTrash } from "../db/tenant";
import { DomainError, notFound } from "../trpc/errors";
import { childrenOf, kinds, registry } from "./registry";

type Acting = Pick<Tenant, "tx" | "user">;
type Deletion = { deletionId: string; userId: string };

/**
 * Moves live rows to the trash as one deletion, together with the live rows that hang on them; what was in the
 * trash before keeps its own deletion. Answers the ids of the rows named that moved, and the deletion's id.
 */
export async function moveToTrash({ tx, user }: Acting, kind: TrashKind, ids: readonly string[]) {
  const deletionId = v7();
  const moved = await withTrash(tx, (trash) =>
    markDeleted(trash, kind, (table) => inArray(table.id, [...ids]), { deletionId, userId: user.id }),
  );
  return { deletionId, ids: moved };
}

type Table = (typeof registry)[TrashKind]["table"];

async function markDeleted(
  trash: TenantTx,
  kind: TrashKind,
  where: (table: Table) => SQL,
  deletion: Deletion,
): Promise<string[]> {
  const { table } = registry[kind];
  const rows = await trash
    .update(table)
    .set({ deletedAt: sql`now()`, deletedBy: deletion.userId, deletionId: deletion.deletionId })
    .where(and(where(table), isNull(table.deletedAt)))
    .returning({ id: table.id });
  const moved = rows.map((row) => row.id);
  if (moved.length === 0) return moved;
  for (const child of childrenOf(kind)) {
    await markDeleted(trash, child.kind, () => inArray(child.column, moved), deletion);
  }
  return moved;
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
      await assertParentLives(trash, each, deletionId);
      const { table } = registry[each];
      const rows = await trash
        .update(table)
        .set({ deletedAt: null, deletedBy: null, deletionId: null })
        .where(eq(table.deletionId, deletionId))
        .returning({ id: table.id });
      restored += rows.length;
    }
    return restored;
  });
}

const nouns: Record<TrashKind, string> = {
  member: "member",
  project: "project",
  todo: "todo",
  comment: "comment",
};

/** The parents stay locked until the transaction ends: none is trashed between this and the restoring. */
async function assertParentLives(trash: TenantTx, kind: TrashKind, deletionId: string): Promise<void> {
  const { table, parent } = registry[kind];
  if (!parent) return;
  const upper = registry[parent.kind];
  const wanted = trash.select({ id: parent.column }).from(table).where(eq(table.deletionId, deletionId));
  const parents = await trash
    .select({ label: upper.label, deletedAt: upper.table.deletedAt, deletionId: upper.table.deletionId })
    .from(upper.table)
    .where(inArray(upper.table.id, wanted))
    .for("share");
  const dead = parents.find((each) => each.deletedAt && each.deletionId !== deletionId);
  if (!dead) return;
  const noun = nouns[parent.kind];
  throw new DomainError(
    "CONFLICT",
    `Its ${noun} “${dead.label}” is in the trash too. Restore the ${noun} first.`,
    "parent_in_trash",
  );
}

/** Deletes the whole deletion that `id` went with for ever; throws NOT_FOUND when it is not in the trash. */
export async function purgeFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletionId = await deletionOf(trash, kind, id);
    return purgeWhere(trash, (table) => eq(table.deletionId, deletionId));
  });
}

export async function emptyTrash(tx: TenantTx): Promise<number> {
  return withTrash(tx, (trash) => purgeWhere(trash, (table) => isNotNull(table.deletedAt)));
}

/** Deletes for ever what lies in the trash longer than it is kept, by the database's clock. */
export async function purgeExpired(tx: TenantTx): Promise<number> {
  const kept = sql`now() - ${trashDays} * interval '1 day'`;
  return withTrash(tx, (trash) => purgeWhere(trash, (table) => lt(table.deletedAt, kept)));
}

async function purgeWhere(trash: TenantTx, where: (table: Table) => SQL): Promise<number> {
  let purged = 0;
  for (const kind of kinds.toReversed()) {
    const { table } = registry[kind];
    const rows = await trash
      .delete(table)
      .where(and(where(table), isNotNull(table.deletedAt)))
      .returning({ id: table.id });
    purged += rows.length;
  }
  return purged;
}

async function deletionOf(trash: TenantTx, kind: TrashKind, id: string): Promise<string> {
  const { table } = registry[kind];
  const [found] = await trash
    .select({ deletionId: table.deletionId })
    .from(table)
    .where(and(eq(table.id, id), isNotNull(table.deletedAt)))
    .for("update");
  if (!found?.deletionId) throw notFound();
  return found.deletionId;
}
