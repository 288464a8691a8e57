import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type TrashKind, trashDays } from "@/domain/trash";
import { say } from "@/i18n/errors";
import { type Tenant, type TenantTx, withTrash } from "../db/tenant";
import type { TenantTable } from "../db/tenant-table";
import { sendTogether } from "../db/transaction";
import { DomainError, notFound } from "../trpc/errors";
import { childrenOf, type Kind, kindOf, kinds, relativesOf } from "./registry";

type Acting = Pick<Tenant, "tx" | "user">;
type Deletion = { id: string; at: string };
type Answer = Awaited<ReturnType<typeof sendTogether>[number]>;

/**
 * Moves live rows to the trash as one deletion, together with the live rows that hang on them; what was in the
 * trash before keeps its own deletion. Answers the ids of the rows named that moved, and the deletion's id.
 */
export async function moveToTrash({ tx, user }: Acting, kind: TrashKind, ids: readonly string[]) {
  const moving = { deletedAt: sql`now()`, deletedBy: user.id, deletionId: v7() };
  const { table } = kindOf(kind);
  const [named] = await withTrash(tx, (trash) =>
    Promise.all(sendTogether(trash, marks(trash, kindOf(kind), inArray(table.id, [...ids]), moving))),
  );
  return { deletionId: moving.deletionId, ids: (named ?? []).map((row) => String(row.id)) };
}

type Moving = { deletedAt: SQL; deletedBy: string; deletionId: string };

/** A statement for each kind, parents first: each sees what was hung on a parent until the parent was locked. */
function marks(trash: TenantTx, { kind, table }: Kind, where: SQL, moving: Moving): Marking[] {
  const moved = and(eq(table.deletedAt, moving.deletedAt), eq(table.deletionId, moving.deletionId));
  const below = childrenOf(kind).flatMap(({ child, column, of }) =>
    marks(trash, child, inArray(column, trash.select({ key: of }).from(table).where(moved)), moving),
  );
  const mark = trash
    .update(table)
    .set(moving)
    .where(and(where, isNull(table.deletedAt)));
  return [mark.returning({ id: table.id }), ...below];
}

type Marking = Parameters<typeof sendTogether>[1][number];

/**
 * Brings back the whole deletion that `id` went with. Throws NOT_FOUND when it is not in the trash, and CONFLICT
 * when what it hangs on lies in the trash by another deletion, or a name it had is taken by now.
 */
export async function restoreFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletion = await deletionOf(trash, kind, id);
    const steps = relativesOf(kind).flatMap((each) => [
      ...parentsHeld(trash, each, deletion),
      { query: restored(trash, each, deletion), count: (rows: Answer) => rows.count },
    ]);
    const answers = sendTogether(
      trash,
      steps.map(({ query }) => query),
    );
    let total = 0;
    for (const [place, { count }] of steps.entries()) total += count((await answers[place]) ?? raise());
    return total;
  });
}

const restored = (trash: TenantTx, { table }: Kind, deletion: Deletion) =>
  trash
    .update(table)
    .set({ deletedAt: null, deletedBy: null, deletionId: null })
    .where(went(table, deletion));

/** The parents stay locked until the transaction ends: none is trashed between this and the restoring. */
function parentsHeld(trash: TenantTx, { table, parents }: Kind, deletion: Deletion) {
  return parents.map(({ column, of, entry }) => {
    const { deletedAt, deletionId } = entry.table;
    const apart = and(isNotNull(deletedAt), sql`${deletionId} is distinct from ${deletion.id}`);
    const query = trash
      .select({ label: sql`${entry.label}`.as("label"), apart: sql`${apart}`.as("apart") })
      .from(entry.table)
      .where(inArray(of, trash.select({ key: column }).from(table).where(went(table, deletion))))
      .for("share");
    const count = (rows: Answer) => {
      const dead = rows.find((row) => row.apart);
      if (dead) throw parentInTrash(entry.noun, dead.label);
      return 0;
    };
    return { query, count };
  });
}

const parentInTrash = (kind: string, label: string) =>
  new DomainError("CONFLICT", say("parentInTrash", { kind, label }), "parent_in_trash");

/** Deletes the whole deletion that `id` went with for ever; throws NOT_FOUND when it is not in the trash. */
export async function purgeFromTrash(tx: TenantTx, kind: TrashKind, id: string): Promise<number> {
  return withTrash(tx, async (trash) => {
    const deletion = await deletionOf(trash, kind, id);
    return purgeWhere(trash, relativesOf(kind), (table) => went(table, deletion));
  });
}

export async function emptyTrash(tx: TenantTx): Promise<number> {
  return withTrash(tx, (trash) => purgeWhere(trash, kinds, (table) => isNotNull(table.deletedAt)));
}

/** Deletes for ever what lies in the trash longer than it is kept, by the database's clock. */
export async function purgeExpired(tx: TenantTx): Promise<number> {
  return withTrash(tx, (trash) => purgeWhere(trash, kinds, (table) => lt(table.deletedAt, keptSince)));
}

/** What was deleted before this instant has been kept long enough. */
export const keptSince = sql`now() - ${trashDays} * interval '1 day'`;

type Where = (table: TenantTable) => SQL | undefined;

/** Children first: a parent that is deleted takes its children along, uncounted. */
async function purgeWhere(trash: TenantTx, from: readonly Kind[], where: Where): Promise<number> {
  const deletes = from
    .toReversed()
    .map(({ table }) => trash.delete(table).where(and(where(table), isNotNull(table.deletedAt))));
  const purged = await Promise.all(sendTogether(trash, deletes));
  return purged.reduce((total, rows) => total + rows.count, 0);
}

async function deletionOf(trash: TenantTx, kind: TrashKind, id: string): Promise<Deletion> {
  const { table } = kindOf(kind);
  const [found] = await trash
    .select({ id: table.deletionId, at: sql<string>`${table.deletedAt}::text` })
    .from(table)
    .where(and(eq(table.id, id), isNotNull(table.deletedAt)))
    .for("update");
  return found?.id ? { id: found.id, at: found.at } : raise();
}

/** The instant leads into the index of the trash; it is that of the transaction, the same for every row. */
const went = (table: TenantTable, { id, at }: Deletion) =>
  and(sql`${table.deletedAt} = ${at}::timestamptz`, eq(table.deletionId, id));

function raise(): never {
  throw notFound();
}
