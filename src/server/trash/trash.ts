import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { TrashKind } from "@/domain/trash";
import { member, todos } from "../db/schema";
import { type Tenant, type TenantTx, withTrash } from "../db/tenant";
import { notFound } from "../trpc/errors";

/** Every kind the trash holds: its table. A deletion may span kinds. */
const registry = { todo: todos, member } as const satisfies Record<TrashKind, object>;
const kinds: TrashKind[] = ["todo", "member"];

type Acting = Pick<Tenant, "tx" | "user">;

/** Moves live rows to the trash as one deletion; answers the ids that moved and the deletion's id. */
export async function moveToTrash({ tx, user }: Acting, kind: TrashKind, ids: readonly string[]) {
  const table = registry[kind];
  const deletionId = v7();
  const moved = await withTrash(tx, (trash) =>
    trash
      .update(table)
      .set({ deletedAt: sql`now()`, deletedBy: user.id, deletionId })
      .where(and(inArray(table.id, [...ids]), isNull(table.deletedAt)))
      .returning({ id: table.id }),
  );
  return { deletionId, ids: moved.map((row) => row.id) };
}

/** Brings back the whole deletion that `id` went with; throws NOT_FOUND when it is not in the trash. */
export async function restoreFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletionId = await deletionOf(trash, kind, id);
    let restored = 0;
    for (const each of kinds) {
      const table = registry[each];
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

type Registered = (typeof registry)[TrashKind];

async function purgeWhere(
  trash: TenantTx,
  where: (table: Registered) => ReturnType<typeof eq>,
): Promise<number> {
  let purged = 0;
  for (const kind of kinds) {
    const table = registry[kind];
    const rows = await trash
      .delete(table)
      .where(and(where(table), isNotNull(table.deletedAt)))
      .returning({ id: table.id });
    purged += rows.length;
  }
  return purged;
}

async function deletionOf(trash: TenantTx, kind: TrashKind, id: string): Promise<string> {
  const table = registry[kind];
  const [found] = await trash
    .select({ deletionId: table.deletionId })
    .from(table)
    .where(and(eq(table.id, id), isNotNull(table.deletedAt)))
    .for("update");
  if (!found?.deletionId) throw notFound();
  return found.deletionId;
}
