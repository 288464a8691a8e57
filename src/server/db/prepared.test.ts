import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { createOrganization } from "@/testing/factories";
import { prepared, preparedInsert } from "./prepared";
import { projects, todos } from "./schema";
import { type TenantTx, withTenant } from "./tenant";

type Organization = Awaited<ReturnType<typeof createOrganization>>;

const insertTodo = preparedInsert(todos, (insert) => insert.onConflictDoNothing().returning());

function inTenant<R>({ id, owner }: Organization, fn: (tx: TenantTx) => Promise<R>): Promise<R> {
  const asked = { requestId: "request", ipAddress: null, userAgent: null, action: "test" };
  const who = { sessionToken: owner.token, organizationId: id, roles: memberRoles, readOnly: false };
  return withTenant({ ...asked, ...who }, ({ tx }) => fn(tx));
}

const drizzles = (tx: TenantTx, values: typeof todos.$inferInsert) =>
  tx.insert(todos).values(values).onConflictDoNothing().returning();

const comparable = ([row]: (typeof todos.$inferSelect)[]) => ({ ...row, id: null, position: null });

describe("a prepared insert", () => {
  it.each([
    ["few columns", { title: "a" }],
    ["others", { title: "a", dueDate: "2030-01-31", priority: 1 }],
    ["nothing in them", { title: "a", dueDate: null, description: null, completedAt: null }],
    ["some left open", { title: "a", dueDate: undefined, description: "b" }],
    ["an instant", { title: "a", completed: true, completedAt: new Date("2030-01-31T10:00:00Z") }],
    ["a column that is not there", { title: "a", colour: "red" }],
  ])("stores and answers what Drizzle's own does: %s", async (_, values) => {
    const organization = await createOrganization();
    const [first, again, expected] = await inTenant(organization, async (tx) => [
      await insertTodo(tx, values),
      await insertTodo(tx, values),
      await drizzles(tx, values),
    ]);
    expect(first?.[0]?.id).not.toBe(again?.[0]?.id);
    expect(comparable(first ?? [])).toEqual(comparable(expected ?? []));
    expect(comparable(again ?? [])).toEqual(comparable(expected ?? []));
  });

  it("answers nothing where Drizzle's would: the id is taken", async () => {
    const organization = await createOrganization();
    const answers = await inTenant(organization, async (tx) => {
      const [todo] = await insertTodo(tx, { title: "a" });
      return [await insertTodo(tx, { id: todo?.id, title: "b" }), await tx.select().from(todos)];
    });
    expect(answers).toEqual([[], [expect.objectContaining({ title: "a" })]]);
  });

  it("belongs to the transaction that it is given, whichever built it", async () => {
    const [one, other] = [await createOrganization(), await createOrganization()];
    await Promise.all([
      inTenant(one, (tx) => insertTodo(tx, { title: "of one" })),
      inTenant(other, (tx) => insertTodo(tx, { title: "of the other" })),
    ]);
    for (const [organization, title] of [[one, "of one"] as const, [other, "of the other"] as const]) {
      const rows = await inTenant(organization, (tx) =>
        tx.select().from(todos).where(eq(todos.organizationId, organization.id)),
      );
      expect(rows.map((row) => row.title)).toEqual([title]);
    }
  });

  it("is over with its transaction", async () => {
    const organization = await createOrganization();
    const over = await inTenant(organization, async (tx) => tx);
    await expect(insertTodo(over, { title: "late" })).rejects.toMatchObject({
      cause: { name: "TransactionClosedError" },
    });
  });

  it("is refused outside a door", () => {
    expect(() => insertTodo({}, { title: "a" })).toThrow("Not a transaction of a door");
  });
});

const ofPriority = prepared((db, { named }: { named: boolean }) =>
  db
    .select({ title: todos.title, dueDate: todos.dueDate, createdAt: todos.createdAt })
    .from(todos)
    .where(
      named ? eq(todos.title, sql.placeholder("title")) : eq(todos.priority, sql.placeholder("priority")),
    )
    .orderBy(todos.title)
    .limit(sql.placeholder("limit")),
);

describe("a prepared query", () => {
  it("is another one for another shape, and takes other values each time", async () => {
    const organization = await createOrganization();
    const answers = await inTenant(organization, async (tx) => {
      for (const [title, priority] of [["a", 1] as const, ["b", 2] as const, ["c", 2] as const])
        await insertTodo(tx, { title, priority });
      return [
        await ofPriority(tx, { named: false }, { priority: 2, limit: 9 }),
        await ofPriority(tx, { named: false }, { priority: 2, limit: 1 }),
        await ofPriority(tx, { named: false }, { priority: 1, limit: 9 }),
        await ofPriority(tx, { named: true }, { title: "c", limit: 9 }),
      ];
    });
    expect(answers.map((rows) => rows.map(({ title }) => title))).toEqual([["b", "c"], ["b"], ["a"], ["c"]]);
    expect(answers.flat().every(({ createdAt }) => createdAt instanceof Date)).toBe(true);
  });

  it("is not sent without a value", async () => {
    const organization = await createOrganization();
    const asked = inTenant(organization, (tx) => ofPriority(tx, { named: true }, { limit: 9 }));
    await expect(asked).rejects.toThrow("No value for the placeholder title");
  });

  it("does not select rows in rows, which would be read otherwise", async () => {
    const nested = prepared((db) =>
      db.select().from(todos).leftJoin(projects, eq(projects.id, todos.projectId)),
    );
    const organization = await createOrganization();
    const asked = inTenant(organization, (tx) => nested(tx, undefined, {}));
    await expect(asked).rejects.toThrow("A prepared query selects flat rows");
  });
});
