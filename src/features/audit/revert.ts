import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { TrashKind } from "@/domain/trash";
import { auditLog, comments, projects, todos } from "@/server/db/schema";
import type { Tenant } from "@/server/db/tenant";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { DomainError, notFound } from "@/server/trpc/errors";

const revertable = {
  todos: { table: todos, kind: "todo" },
  projects: { table: projects, kind: "project" },
  comments: { table: comments, kind: "comment" },
} as const satisfies Record<string, { table: object; kind: TrashKind }>;
type Target = (typeof revertable)[keyof typeof revertable];

type Acting = Pick<Tenant, "tx" | "user">;
type Values = Record<string, unknown>;

/**
 * Undoes one change of the log: puts back the columns that an update changed, restores what was deleted, moves to
 * the trash what was made or restored. The undoing is a change of its own.
 *
 * Throws NOT_FOUND for an entry or row that is not there, and CONFLICT when something newer contradicts the entry or
 * it is of a kind that cannot be undone.
 */
export async function revertEntry(tenant: Acting, id: string): Promise<void> {
  const [entry] = await tenant.tx.select().from(auditLog).where(eq(auditLog.id, id));
  if (!entry?.entityId) throw notFound();
  const target = Object.entries(revertable).find(([name]) => name === entry.entityType)?.[1];
  if (!target) throw new DomainError("CONFLICT", "A change of this kind cannot be reverted");
  switch (entry.action) {
    case "update":
      return putBack(tenant, target, entry.entityId, entry.oldValues ?? {}, entry.newValues ?? {});
    case "delete":
      await restoreFromTrash(tenant.tx, target.kind, entry.entityId);
      return;
    case "create":
    case "restore": {
      const { ids } = await moveToTrash(tenant, target.kind, [entry.entityId]);
      if (ids.length === 0) throw notFound();
      return;
    }
    default:
      throw new DomainError("CONFLICT", "What was deleted for ever cannot be brought back");
  }
}

async function putBack({ tx }: Acting, { table }: Target, id: string, old: Values, changed: Values) {
  const columns = Object.entries(getTableColumns(table)).flatMap(([key, column]) => {
    const name = snakeCase(key);
    return name in changed ? [{ key, column, name }] : [];
  });
  const record = (values: Values, name: string): SQL =>
    sql`(jsonb_populate_record(null::${table}, ${JSON.stringify(values)}::jsonb)).${sql.identifier(name)}`;
  const untouched = columns.map(
    ({ column, name }: { column: PgColumn; name: string }) =>
      sql`${column} is not distinct from ${record(changed, name)}`,
  );
  const reverted = await tx
    .update(table)
    .set(Object.fromEntries(columns.map(({ key, name }) => [key, record(old, name)])))
    .where(and(eq(table.id, id), ...untouched))
    .returning({ id: table.id });
  if (reverted.length > 0) return;
  const [found] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id));
  if (!found) throw notFound();
  throw new DomainError("CONFLICT", "It was changed again since: revert the newer change first", "stale");
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
