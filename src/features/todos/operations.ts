import { and, asc, desc, eq, gte, isNull, lt, lte, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { v7 } from "uuid";
import type { z } from "zod";
import { say } from "@/i18n/errors";
import { isoOf } from "@/server/db/columns";
import { toPage } from "@/server/db/inputs";
import { prepared, preparedInsert } from "@/server/db/prepared";
import { member, organization, projects, teamMember, todos } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { DomainError, notFound } from "@/server/trpc/errors";
import type { createTodos, listTodos } from "./inputs";

type ListInput = z.output<typeof listTodos>;
type NewTodo = z.output<typeof createTodos>["items"][number];
type Id = string | null | undefined;

const summary = {
  id: todos.id,
  title: todos.title,
  completed: todos.completed,
  completedAt: isoOf(todos.completedAt),
  priority: todos.priority,
  dueDate: todos.dueDate,
  assignedTo: todos.assignedTo,
  projectId: todos.projectId,
  version: todos.version,
  createdBy: todos.createdBy,
  createdAt: isoOf(todos.createdAt),
  updatedAt: isoOf(todos.updatedAt),
  hasDescription: sql<boolean>`coalesce(${todos.description}, '') <> ''`,
};

const sorts = {
  newest: { key: sql`${todos.createdAt}`, cast: sql`timestamptz`, direction: desc },
  due: { key: sql`coalesce(${todos.dueDate}, 'infinity'::date)`, cast: sql`date`, direction: asc },
  priority: { key: sql`${todos.priority}`, cast: sql`integer`, direction: asc },
  title: { key: sql`lower(${todos.title})`, cast: sql`text`, direction: asc },
  manual: { key: sql`${todos.position}`, cast: sql`numeric`, direction: desc },
} as const;

/** What makes it another statement: of the rest it says whether there is a value. */
const shapeOf = ({ sort, status, due, search, ...input }: ListInput) => ({
  sort,
  status,
  due,
  search: search ? (isAscii.test(search) ? "ascii" : "any") : undefined,
  assignedTo: given(input.assignedTo),
  projectId: given(input.projectId),
  teamId: given(input.teamId),
  priority: given(input.priority),
  today: given(input.today),
  after: given(input.cursor),
});

type Shape = ReturnType<typeof shapeOf>;

const given = (value: unknown): boolean | "none" => (value === "none" ? "none" : Boolean(value));

const value = {
  assignedTo: sql.placeholder("assignedTo"),
  projectId: sql.placeholder("projectId"),
  teamId: sql.placeholder("teamId"),
  priority: sql.placeholder("priority"),
  today: sql.placeholder("today"),
  pattern: sql.placeholder("pattern"),
  afterKey: sql.placeholder("afterKey"),
  afterId: sql.placeholder("afterId"),
  limit: sql.placeholder("limit"),
};

const selectPage = prepared((db, shape: Shape) => {
  const { key, cast, direction } = sorts[shape.sort];
  const beyond = direction === desc ? sql`<` : sql`>`;
  const after = shape.after
    ? sql`(${key}, ${todos.id}) ${beyond} (${value.afterKey}::${cast}, ${value.afterId}::uuid)`
    : undefined;
  return db
    .select({ ...summary, sortKey: sql<string>`${key}::text` })
    .from(todos)
    .where(and(...filters(shape), after))
    .orderBy(direction(key), direction(todos.id))
    .limit(value.limit);
});

export async function listPage(tx: TenantTx, input: ListInput, userId: string) {
  const rows = await selectPage(tx, shapeOf(input), {
    ...input,
    assignedTo: input.assignedTo === "me" ? userId : input.assignedTo,
    pattern: `%${input.search?.replace(/[\\%_]/g, "\\$&")}%`,
    afterKey: input.cursor?.[0],
    afterId: input.cursor?.[1],
    limit: input.limit + 1,
  });
  const { items, nextCursor } = toPage(rows, input.limit);
  return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
}

function filters(shape: Shape): (SQL | undefined)[] {
  return [
    shape.status === "all" ? undefined : eq(todos.completed, shape.status === "completed"),
    holds(todos.assignedTo, shape.assignedTo, value.assignedTo),
    holds(todos.projectId, shape.projectId, value.projectId),
    shape.teamId ? ofTeam : undefined,
    holds(todos.priority, shape.priority, value.priority),
    due(shape.due, shape.today ? sql`${value.today}::date` : sql`current_date`),
    matches(shape.search),
  ];
}

const holds = (column: PgColumn, sought: boolean | "none", value: Placeholder) =>
  sought === "none" ? isNull(column) : sought ? eq(column, value) : undefined;

const ofTeam = sql`exists (select from ${teamMember} where ${and(eq(teamMember.teamId, value.teamId), eq(teamMember.userId, todos.assignedTo))})`;

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

/**
 * As ILIKE, which would fold the pattern again for each row. PostgreSQL folds ASCII letters alone a good deal quicker, and
 * a word of nothing else needs no more.
 */
function matches(search: Shape["search"]): SQL | undefined {
  if (!search) return undefined;
  const folding = search === "ascii" ? sql` collate "C"` : sql``;
  const contains = (text: PgColumn) => sql`lower(${text}${folding}) like lower(${value.pattern}${folding})`;
  return or(contains(todos.title), contains(todos.description));
}

const isAscii = /^[ -~]*$/;

/** Throws NOT_FOUND, or what `refusal` makes, unless the given person is a live member of the organization. */
export async function assertAssignable(tx: TenantTx, userId: Id, refusal = notFound): Promise<void> {
  if (!userId) return;
  const [found] = await tx.select({ id: member.id }).from(member).where(eq(member.userId, userId)).limit(1);
  if (!found) throw refusal();
}

/** Throws NOT_FOUND, or what `refusal` makes, unless the given project is live; holds it live until the end. */
export async function holdProject(tx: TenantTx, id: Id, refusal = notFound): Promise<void> {
  if (!id) return;
  const [found] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, id)).for("share");
  if (!found) throw refusal();
}

/** Throws CONFLICT when somebody changed the todo since `version` was read. */
export async function assertCurrent(tx: TenantTx, id: string, version: number | undefined): Promise<void> {
  if (version === undefined) return;
  const [row] = await tx.select({ version: todos.version }).from(todos).where(eq(todos.id, id)).for("update");
  if (row && row.version !== version) throw new DomainError("CONFLICT", say("todoChanged"), "stale");
}

const neighbour = alias(todos, "neighbour");

/**
 * The position right below the todo `after`, or above all for null: positions fall downwards. An organization's moves
 * wait for one another until their transactions end, so that no two take the same place.
 */
export async function positionBelow(tx: TenantTx, after: string | null): Promise<SQL> {
  const key = sql`hashtext('todos.position'), hashtext(${organization.id}::text)`;
  await tx.select({ locked: sql`pg_advisory_xact_lock(${key})` }).from(organization);
  if (after === null) return sql`(select coalesce(floor(max(${todos.position})), 0) + 1 from ${todos})`;
  return sql`${(await middleBelow(tx, after)) ?? (await respaceBelow(tx, after))}::numeric`;
}

const lowerThan = (upper: Record<"position" | "id", PgColumn>) =>
  sql`(${neighbour.position}, ${neighbour.id}) < (${upper.position}, ${upper.id})`;

/** A number of few digits between `after` and the todo below it, or null where their gap is used up. */
async function middleBelow(tx: TenantTx, after: string): Promise<string | null> {
  const next = tx
    .select({ position: neighbour.position })
    .from(neighbour)
    .where(lowerThan(todos))
    .orderBy(desc(neighbour.position), desc(neighbour.id))
    .limit(1)
    .as("next");
  const gap = sql`(${todos.position} - ${next.position})`;
  const digits = sql`greatest(0, 2 + floor(-log(${gap}::float8)))::integer`;
  const [found] = await tx
    .select({
      position: sql<string | null>`case
        when ${next.position} is null then floor(${todos.position}) - 1
        when ${gap} > 1e-60 then round((${todos.position} + ${next.position}) * 0.5, ${digits})
      end::text`,
    })
    .from(todos)
    .leftJoinLateral(next, sql`true`)
    .where(eq(todos.id, after));
  if (!found) throw notFound();
  return found.position;
}

/** Spreads the todos right below `after`, as few as give each a gap of 1e-20; answers as `middleBelow`. */
async function respaceBelow(tx: TenantTx, after: string): Promise<string | null> {
  const upper = alias(todos, "upper");
  const row = tx.$with("row").as(
    tx
      .select({
        id: neighbour.id,
        position: neighbour.position,
        top: sql`${upper.position}`.as("top"),
        place: sql`row_number() over (order by ${neighbour.position} desc, ${neighbour.id} desc)`.as("place"),
      })
      .from(neighbour)
      .innerJoin(upper, eq(upper.id, after))
      .where(lowerThan(upper)),
  );
  const edge = tx.$with("edge").as(
    tx
      .select({ bottom: sql`${row.position}`.as("bottom"), last: sql`${row.place}`.as("last") })
      .from(row)
      .where(sql`${row.top} - ${row.position} >= ${row.place} * 1e-20`)
      .orderBy(row.place)
      .limit(1),
  );
  const spread = sql`round(${row.top} - (${row.top} - ${edge.bottom}) * ${row.place} / ${edge.last}, 24)`;
  await tx
    .with(row, edge)
    .update(todos)
    .set({ position: sql`coalesce(${spread}, ${row.top} - ${row.place})` })
    .from(row)
    .leftJoin(edge, sql`true`)
    .where(and(eq(todos.id, row.id), sql`${row.place} < ${edge.last} is not false`));
  return middleBelow(tx, after);
}

/** Answers nothing when there is a todo of that id already. */
export const insertTodo = preparedInsert(todos, (insert) => insert.onConflictDoNothing().returning());

/** Makes the todos that are not there yet, and answers the ids of all in their order, each once. */
export async function createMissing(tx: TenantTx, items: readonly NewTodo[]): Promise<{ id: string }[]> {
  for (const person of new Set(items.map((item) => item.assignedTo))) await assertAssignable(tx, person);
  for (const project of new Set(items.map((item) => item.projectId))) await holdProject(tx, project);
  const at = (index: number) => sql`extract(epoch from statement_timestamp()) + ${index} * 1e-9`;
  const rows = items.map((item, i) => ({ ...item, id: item.id?.toLowerCase() ?? v7(), position: at(i) }));
  const inLockOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.insert(todos).values(inLockOrder).onConflictDoNothing();
  return [...new Set(rows.map((row) => row.id))].map((id) => ({ id }));
}
