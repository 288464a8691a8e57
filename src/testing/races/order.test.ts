import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { positionBelow } from "@/features/todos/operations";
import { todos } from "@/server/db/schema";
import { withTenant } from "@/server/db/tenant";
import { caller } from "../callers";
import { adminDb } from "../database";
import { createOrganization } from "../factories";
import { noticeDeadlocksSoon, randomly } from "./lanes";

beforeAll(noticeDeadlocksSoon);

type Api = ReturnType<typeof caller>;
let acme: Awaited<ReturnType<typeof createOrganization>>;
let api: Api;
beforeEach(async () => {
  acme = await createOrganization();
  api = caller({ token: acme.owner.token, organizationId: acme.id });
});

async function createList(length: number): Promise<string[]> {
  const items = Array.from({ length }, (_, index) => ({ title: `Todo ${index}` }));
  return (await api.todos.createMany({ items })).map(({ id }) => id);
}

const rows = () =>
  adminDb
    .select({ id: todos.id, position: todos.position })
    .from(todos)
    .where(and(eq(todos.organizationId, acme.id), isNull(todos.deletedAt)))
    .orderBy(desc(todos.position), desc(todos.id));

/** Ids from top to bottom, as the screen pages through them. */
async function listed(limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Api["todos"]["list"]>> = await api.todos.list({
      sort: "manual",
      limit,
      cursor,
    });
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

/** Moves one after the other right below `after`, as the procedure does, in one transaction. */
function moveBelow(after: string, ids: string[]): Promise<void> {
  const request = {
    sessionToken: acme.owner.token,
    organizationId: acme.id,
    roles: ["owner"],
    readOnly: false,
    action: "todos.reorder",
    requestId: "gap",
    ipAddress: null,
    userAgent: null,
  } as const;
  return withTenant(request, async ({ tx }) => {
    for (const id of ids) {
      const position = await positionBelow(tx, after);
      await tx.update(todos).set({ position }).where(eq(todos.id, id));
    }
  });
}

describe("moving todos by hand", () => {
  it("keeps a total order while 20 clients move 40 todos", async () => {
    const ids = await createList(40);
    const clients = Array.from({ length: 20 }, async (_, client) => {
      const random = randomly(client + 1);
      for (let move = 0; move < 20; move += 1) {
        const id = ids[random(40)] ?? "";
        const after = random(5) === 0 ? null : (ids[random(40)] ?? null);
        await caller({ token: acme.owner.token, organizationId: acme.id }).todos.reorder({ id, after });
      }
    });
    await Promise.all(clients);
    const ordered = await rows();
    expect(new Set(ordered.map((row) => row.position)).size).toBe(40);
    expect(ordered.map((row) => row.id).sort()).toEqual(ids.toSorted());
    expect(await listed(3)).toEqual(ordered.map((row) => row.id));
  });

  it("puts a todo right below the one named, whatever came before", async () => {
    const ids = await createList(40);
    const random = randomly(7);
    for (let move = 0; move < 100; move += 1) {
      const id = ids[random(40)] ?? "";
      const after = random(8) === 0 ? null : (ids[random(40)] ?? "");
      await api.todos.reorder({ id, after });
      const now = (await rows()).map((row) => row.id);
      if (after !== id) expect(now[now.indexOf(id) - 1] ?? null).toBe(after);
    }
  });

  it("takes 2,000 moves into the same gap", { timeout: 300_000 }, async () => {
    const ids = (await createList(40)).toReversed();
    const [first = "", ...others] = ids;
    for (let turn = 0; turn < 40; turn += 1) {
      const moved = Array.from({ length: 50 }, (_, move) => others[(turn * 50 + move * 7) % 39] ?? "");
      await moveBelow(first, moved);
      for (const id of moved) others.unshift(...others.splice(others.indexOf(id), 1));
      expect((await rows()).map((row) => row.id)).toEqual([first, ...others]);
    }
    expect(await listed(7)).toEqual([first, ...others]);
    const [longest] = await adminDb
      .select({ digits: sql<number>`max(length(${todos.position}::text))::int` })
      .from(todos)
      .where(eq(todos.organizationId, acme.id));
    expect(longest?.digits).toBeLessThan(100);
  });

  it("finds room between todos that share a position", async () => {
    const ids = await createList(6);
    await adminDb.update(todos).set({ position: "5" }).where(eq(todos.organizationId, acme.id));
    const before = await listed(2);
    expect(before).toEqual(ids.toSorted().toReversed());
    const [a = "", b = "", c = "", d = "", e = "", f = ""] = before;
    await api.todos.reorder({ id: f, after: b });
    expect(await listed(2)).toEqual([a, b, f, c, d, e]);
    await api.todos.reorder({ id: a, after: e });
    expect(await listed(2)).toEqual([b, f, c, d, e, a]);
  });

  it("leaves the version of todos alone that it did not move", async () => {
    const [bottom = "", middle = "", top = ""] = await createList(3);
    await api.todos.reorder({ id: bottom, after: top });
    const versions = await adminDb
      .select({ id: todos.id, version: todos.version })
      .from(todos)
      .where(eq(todos.organizationId, acme.id))
      .orderBy(asc(todos.version), desc(todos.position));
    expect(versions).toEqual([
      { id: top, version: 1 },
      { id: middle, version: 1 },
      { id: bottom, version: 2 },
    ]);
  });
});
