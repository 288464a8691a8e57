import { and, asc, desc, eq, gte, ilike, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { toPage } from "@/server/db/inputs";
import { member, projects, todos } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { DomainError, notFound } from "@/server/trpc/errors";
import type { listTodos } from "./inputs";

type ListInput = z.output<typeof listTodos>;

const summary = {
  id: todos.id,
  title: todos.title,
  completed: todos.completed,
  completedAt: todos.completedAt,
  priority: todos.priority,
  dueDate: todos.dueDate,
  assignedTo: todos.assignedTo,
  projectId: todos.projectId,
  version: todos.version,
  createdBy: todos.createdBy,
  createdAt: todos.createdAt,
  updatedAt: todos.updatedAt,
  hasDescription: sql<boolean>`coalesce(${todos.description}, '') <> ''`,
};

const sorts = {
  newest: { key: sql`${todos.createdAt}`, cast: sql`timestamptz`, direction: desc },
  due: { key: sql`coalesce(${todos.dueDate}, 'infinity'::date)`, cast: sql`date`, direction: asc },
  priority: { key: sql`${todos.priority}`, cast: sql`integer`, direction: asc },
  title: { key: sql`lower(${todos.title})`, cast: sql`text`, direction: asc },
  manual: { key: sql`${todos.position}`, cast: sql`numeric`, direction: desc },
} as const;

export async function listPage(tx: TenantTx, input: ListInput, userId: string) {
  const { key, cast, direction } = sorts[input.sort];
  const beyond = direction === desc ? sql`<` : sql`>`;
  const after = input.cursor
    ? sql`(${key}, ${todos.id}) ${beyond} (${input.cursor[0]}::${cast}, ${input.cursor[1]}::uuid)`
    : undefined;
  const rows = await tx
    .select({ ...summary, sortKey: sql<string>`${key}::text` })
    .from(todos)
    .where(and(...filters(input, userId), after))
    .orderBy(direction(key), direction(todos.id))
    .limit(input.limit + 1);
  const { items, nextCursor } = toPage(rows, input.limit);
  return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
}

function filters(input: ListInput, userId: string): (SQL | undefined)[] {
  return [
    input.status === "all" ? undefined : eq(todos.completed, input.status === "completed"),
    assigned(input.assignedTo, userId),
    input.projectId === "none" ? isNull(todos.projectId) : undefined,
    input.projectId && input.projectId !== "none" ? eq(todos.projectId, input.projectId) : undefined,
    input.priority ? eq(todos.priority, input.priority) : undefined,
    due(input.due, input.today ? sql`${input.today}::date` : sql`current_date`),
    matches(input.search),
  ];
}

function assigned(assignedTo: ListInput["assignedTo"], userId: string): SQL | undefined {
  if (!assignedTo) return undefined;
  if (assignedTo === "none") return isNull(todos.assignedTo);
  return eq(todos.assignedTo, assignedTo === "me" ? userId : assignedTo);
}

function due(filter: ListInput["due"], today: SQL): SQL | undefined {
  switch (filter) {
    case undefined:
      return undefined;
    case "overdue":
      return and(lt(todos.dueDate, today), eq(todos.completed, false));
    case "today":
      return eq(todos.dueDate, today);
    case "week":
      return and(gte(todos.dueDate, today), lte(todos.dueDate, sql`${today} + 7`));
    case "none":
      return isNull(todos.dueDate);
  }
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(todos.title, pattern), ilike(todos.description, pattern));
}

/** Throws NOT_FOUND unless every given person is a live member of the organization. */
export async function assertAssignable(tx: TenantTx, userId: string | null | undefined): Promise<void> {
  if (!userId) return;
  const [found] = await tx.select({ id: member.id }).from(member).where(eq(member.userId, userId)).limit(1);
  if (!found) throw notFound();
}

/** Throws NOT_FOUND unless every given project is live; holds it live until the transaction ends. */
export async function holdProject(tx: TenantTx, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const [found] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, id)).for("share");
  if (!found) throw notFound();
}

/** Throws CONFLICT when somebody changed the todo since `version` was read. */
export async function assertCurrent(tx: TenantTx, id: string, version: number | undefined): Promise<void> {
  if (version === undefined) return;
  const [found] = await tx
    .select({ version: todos.version })
    .from(todos)
    .where(eq(todos.id, id))
    .for("update");
  if (found && found.version !== version) {
    throw new DomainError("CONFLICT", "Somebody changed this todo in the meantime", "stale");
  }
}

/** The position between the todo `after` and the one below it; null means above all. Positions fall downwards. */
export async function positionBelow(tx: TenantTx, after: string | null): Promise<SQL> {
  if (after === null) return sql`(select coalesce(max(${todos.position}), 0) + 1 from ${todos})`;
  const [upper] = await tx.select({ position: todos.position }).from(todos).where(eq(todos.id, after));
  if (!upper) throw notFound();
  const [lower] = await tx
    .select({ position: todos.position })
    .from(todos)
    .where(lt(todos.position, upper.position))
    .orderBy(desc(todos.position))
    .limit(1);
  return lower
    ? sql`(${upper.position}::numeric + ${lower.position}::numeric) / 2.0`
    : sql`${upper.position}::numeric - 1`;
}
