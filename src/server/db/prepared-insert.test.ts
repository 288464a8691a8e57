import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { createOrganization } from "@/testing/factories";
import { preparedInsert } from "./prepared-insert";
import { todos } from "./schema";
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
