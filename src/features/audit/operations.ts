import {
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  like,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { AnyPgColumn, PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { TrashKind } from "@/domain/trash";
import { assertAssignable, holdProject } from "@/features/todos/operations";
import { type Said, say } from "@/i18n/errors";
import { newestPage, olderThan, sortKeyOf } from "@/server/db/pages";
import type { PlatformTx } from "@/server/db/platform";
import { auditLog, comments, organization, projects, todos, user } from "@/server/db/schema";
import type { Tenant, TenantTx } from "@/server/db/tenant";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { DomainError, notFound } from "@/server/trpc/errors";
import type { listAudit, listEverywhere } from "./inputs";

type Filter = Omit<z.output<typeof listAudit>, "direction">;
type WideFilter = Omit<z.output<typeof listEverywhere>, "direction">;

const columns = {
  id: auditLog.id,
  action: auditLog.action,
  entityType: auditLog.entityType,
  entityId: auditLog.entityId,
  entityLabel: auditLog.entityLabel,
  oldValues: auditLog.oldValues,
  newValues: auditLog.newValues,
  userId: auditLog.userId,
  userName: auditLog.userName,
  impersonatorName: auditLog.impersonatorName,
  reason: auditLog.reason,
  source: auditLog.source,
  createdAt: auditLog.createdAt,
};

/** Entries of the organization, newest first. */
export async function listEntries(tx: TenantTx, { cursor, limit, ...filter }: Filter) {
  const rows = await tx
    .select({ ...columns, sortKey: sortKeyOf(auditLog.createdAt) })
    .from(auditLog)
    .where(and(isNotNull(auditLog.entityType), ...conditions(filter), olderThan(auditLog, cursor)))
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit + 1);
  return newestPage(rows, limit);
}

/** Of these an operator reads what was changed; of everything else, that it was, and not what it says. */
const open = ["organization", "member", "subscription", "session", "account", "user"];
const ifOpen = <T>(column: AnyPgColumn) =>
  sql<T | null>`case when ${inArray(auditLog.entityType, open)} then ${column} end`;

const openColumns = {
  ...columns,
  entityLabel: ifOpen<string>(auditLog.entityLabel),
  oldValues: ifOpen<Values>(auditLog.oldValues),
  newValues: ifOpen<Values>(auditLog.newValues),
  userName: sql<string | null>`coalesce(${auditLog.userName}, ${user.name})`,
  organizationId: auditLog.organizationId,
  organizationName: organization.name,
};

/** What an operator did that belongs to no organization; what they did to one stands among its own entries. */
const ofPlatform = and(isNull(auditLog.organizationId), like(auditLog.action, "admin.%"));

/** Entries of all organizations and of the platform itself, newest first, without any organization's content. */
export async function listAllEntries(tx: PlatformTx, { cursor, limit, ...filter }: WideFilter) {
  const { organizationId, impersonated, ...narrow } = filter;
  const rows = await tx
    .select({ ...openColumns, sortKey: sortKeyOf(auditLog.createdAt) })
    .from(auditLog)
    .leftJoin(organization, eq(organization.id, auditLog.organizationId))
    .leftJoin(user, eq(user.id, auditLog.userId))
    .where(
      and(
        or(isNotNull(auditLog.entityType), ofPlatform),
        organizationId ? eq(auditLog.organizationId, organizationId) : undefined,
        impersonated ? isNotNull(auditLog.impersonatorId) : undefined,
        ...conditions(narrow),
        olderThan(auditLog, cursor),
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit + 1);
  return newestPage(rows, limit);
}

function conditions(filter: Omit<Filter, "cursor" | "limit">): (SQL | undefined)[] {
  const { entityType, entityId, userId, action, from, to, timeZone } = filter;
  return [
    entityType && eq(auditLog.entityType, entityType),
    entityId && eq(auditLog.entityId, entityId),
    userId && eq(auditLog.userId, userId),
    action && eq(auditLog.action, action),
    from && sql`${auditLog.createdAt} >= ${from}::date::timestamp at time zone ${timeZone}`,
    to && sql`${auditLog.createdAt} < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
  ].map((condition) => condition || undefined);
}

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
 * Throws NOT_FOUND for an entry or row that is not there, and CONFLICT when something newer contradicts the entry, the
 * project or person it would bring back is gone, or it is of a kind that cannot be undone.
 */
export async function revertEntry(tenant: Acting, id: string): Promise<void> {
  const [entry] = await tenant.tx.select().from(auditLog).where(eq(auditLog.id, id));
  if (!entry) throw notFound();
  const target = Object.entries(revertable).find(([name]) => name === entry.entityType)?.[1];
  if (!target || !entry.entityId) throw new DomainError("CONFLICT", say("notRevertible"));
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
      throw new DomainError("CONFLICT", say("goneForEver"));
  }
}

async function putBack({ tx }: Acting, { table }: Target, id: string, old: Values, changed: Values) {
  await holdReferences(tx, old);
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
  throw new DomainError("CONFLICT", say("changedSince"), "stale");
}

/** What the old values point to must be there still: the row may not come to hang on something in the trash. */
async function holdReferences(tx: TenantTx, { project_id, assigned_to }: Values): Promise<void> {
  const gone = (said: Said) => () => new DomainError("CONFLICT", said);
  if (typeof project_id === "string") await holdProject(tx, project_id, gone(say("projectGone")));
  if (typeof assigned_to === "string") await assertAssignable(tx, assigned_to, gone(say("assigneeGone")));
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
