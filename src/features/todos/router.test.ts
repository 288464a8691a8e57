import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let globex: Awaited<ReturnType<typeof createOrganization>>;

beforeAll(async () => {
  acme = await createOrganization("Acme");
  globex = await createOrganization("Globex");
});

const inAcme = () => caller({ token: acme.owner.token, organizationId: acme.id });
const inGlobex = () => caller({ token: globex.owner.token, organizationId: globex.id });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe("todos", () => {
  it("creates a todo for the organization of the request, made by the caller", async () => {
    const todo = await inAcme().todos.create({ title: "  Send invoice  ", dueDate: "2026-12-01" });
    expect(todo).toMatchObject({
      title: "Send invoice",
      organizationId: acme.id,
      createdBy: acme.owner.user.id,
      priority: 3,
      completed: false,
      dueDate: "2026-12-01",
    });
  });

  it("makes one todo of a submission that arrives many times at once", async () => {
    const input = { id: v7(), title: "Pressed twice" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => inAcme().todos.create(input)));
    expect(new Set(answers.map((todo) => JSON.stringify(todo))).size).toBe(1);
    expect((await inAcme().todos.list({ search: "Pressed twice" })).items).toHaveLength(1);
    const items = [
      { id: v7(), title: "Bulk twice, a" },
      { id: v7(), title: "Bulk twice, b" },
    ];
    const bulks = await Promise.all([
      inAcme().todos.createMany({ items }),
      inAcme().todos.createMany({ items }),
    ]);
    expect(bulks[0]).toEqual(bulks[1]);
    expect((await inAcme().todos.list({ search: "Bulk twice" })).items).toHaveLength(2);
  });

  it("says nothing of another organization's row with the same id, and makes its own", async () => {
    const theirs = await inGlobex().todos.create({ title: "Theirs" });
    expect(await inAcme().todos.create({ id: theirs.id, title: "Ours" })).toMatchObject({ title: "Ours" });
    expect(await inGlobex().todos.get({ id: theirs.id })).toMatchObject({ title: "Theirs" });
  });

  it("refuses a change made from a stale version, and counts versions", async () => {
    const { id, version } = await inAcme().todos.create({ title: "Draft" });
    const theirs = await inAcme().todos.update({ id, version, title: "Theirs" });
    expect(theirs.version).toBe(version + 1);
    await expect(inAcme().todos.update({ id, version, title: "Mine" })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "stale",
    });
    expect(await inAcme().todos.update({ id, version: theirs.version, title: "Mine" })).toMatchObject({
      title: "Mine",
    });
    const rivals = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        inAcme().todos.update({ id, version: theirs.version + 1, title: `Rival ${index}` }),
      ),
    );
    expect(rivals.filter((rival) => rival.status === "fulfilled")).toHaveLength(1);
  });

  it("completes and reopens a todo, keeping the time of the first completion", async () => {
    const { id } = await inAcme().todos.create({ title: "Twice" });
    const done = await inAcme().todos.complete({ id });
    const again = await inAcme().todos.complete({ id });
    expect(again.completedAt).toEqual(done.completedAt);
    expect(await inAcme().todos.reopen({ id })).toMatchObject({ completed: false, completedAt: null });
  });

  it.each(["newest", "due", "priority", "title", "manual"] as const)(
    "pages through every todo once, sorted by %s",
    async (sort) => {
      const own = await createOrganization();
      const api = caller({ token: own.owner.token, organizationId: own.id });
      const items = Array.from({ length: 23 }, (_, index) => ({
        title: `Todo ${index % 5}`,
        priority: ((index % 4) + 1) as 1 | 2 | 3 | 4,
        dueDate: index % 3 === 0 ? null : `2026-12-0${(index % 9) + 1}`,
      }));
      const created = await api.todos.createMany({ items });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.todos.list>> = await api.todos.list({
          sort,
          limit: 5,
          cursor,
        });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toHaveLength(23);
      expect(new Set(seen)).toEqual(new Set(created.map((row) => row.id)));
    },
  );

  it("filters by status, person, priority, due date and text", async () => {
    const own = await createOrganization();
    const api = caller({ token: own.owner.token, organizationId: own.id });
    const mine = { assignedTo: own.owner.user.id };
    await api.todos.create({ title: "Late 100%", dueDate: "2026-01-01", priority: 1, ...mine });
    await api.todos.create({ title: "Soon", dueDate: "2026-01-05" });
    const { id } = await api.todos.create({ title: "Done" });
    await api.todos.complete({ id });
    const titles = async (input: Parameters<typeof api.todos.list>[0]) =>
      (await api.todos.list(input)).items.map((item) => item.title);
    expect(await titles({})).toEqual(["Soon", "Late 100%"]);
    expect(await titles({ status: "completed" })).toEqual(["Done"]);
    expect(await titles({ assignedTo: "me" })).toEqual(["Late 100%"]);
    expect(await titles({ assignedTo: "none" })).toEqual(["Soon"]);
    expect(await titles({ priority: 1 })).toEqual(["Late 100%"]);
    expect(await titles({ due: "overdue", today: "2026-01-03" })).toEqual(["Late 100%"]);
    expect(await titles({ due: "week", today: "2026-01-03" })).toEqual(["Soon"]);
    expect(await titles({ search: "0%" })).toEqual(["Late 100%"]);
    expect(await titles({ search: "_" })).toEqual([]);
  });

  it("finds words in whatever case, in titles and descriptions, of letters beyond ASCII too", async () => {
    const own = await createOrganization();
    const api = caller({ token: own.owner.token, organizationId: own.id });
    await api.todos.create({ title: "Größe des ÄPFELREGALS", description: "Messen: ÉTAGÈRE Nr. 5" });
    const found = async (search: string) => (await api.todos.list({ search })).items.length;
    for (const search of ["apfelregals", "Größen", "messe n"]) expect(await found(search)).toBe(0);
    for (const search of ["äpfelregals", "ÄPFEL", "GRÖßE", "DES", "étagère nr", "MESSEN", "pfelREGAL"])
      expect(await found(search)).toBe(1);
  });

  it("moves a todo between two others and to the top", async () => {
    const own = await createOrganization();
    const api = caller({ token: own.owner.token, organizationId: own.id });
    const ids: string[] = [];
    for (const title of ["c", "b", "a"]) ids.push((await api.todos.create({ title })).id);
    const order = async () =>
      (await api.todos.list({ sort: "manual" })).items.map((item) => item.title).join("");
    const [c, , a] = ids;
    expect(await order()).toBe("abc");
    await api.todos.reorder({ id: c ?? "", after: a ?? "" });
    expect(await order()).toBe("acb");
    await api.todos.reorder({ id: c ?? "", after: null });
    expect(await order()).toBe("cab");
  });

  it("moves todos to the trash as one deletion and brings them back together", async () => {
    const first = await inAcme().todos.create({ title: "One" });
    const second = await inAcme().todos.create({ title: "Two" });
    await inAcme().todos.trashMany({ ids: [first.id, second.id] });
    await expect(inAcme().todos.get({ id: first.id })).rejects.toEqual(code("NOT_FOUND"));
    const [deletion] = (await inAcme().trash.list({ kind: "todo" })).items;
    expect(deletion).toMatchObject({ count: 2, deletedByName: "owner" });
    expect(await inAcme().todos.restore({ id: second.id })).toEqual({ restored: 2 });
    expect(await inAcme().todos.get({ id: first.id })).toMatchObject({ title: "One", deletedAt: null });
  });

  it("answers alike for a foreign, a deleted and an unknown todo", async () => {
    const { id } = await inAcme().todos.create({ title: "Ours" });
    const { id: deleted } = await inAcme().todos.create({ title: "Gone" });
    await inAcme().todos.trash({ id: deleted });
    const foreign = await inGlobex()
      .todos.update({ id, title: "Mine" })
      .catch((error: unknown) => error);
    const unknown = await inGlobex()
      .todos.update({ id: "01a1fcbe-68b9-77b0-8c36-3c2d60394fb7", title: "Mine" })
      .catch((error: unknown) => error);
    const trashed = await inAcme()
      .todos.update({ id: deleted, title: "Mine" })
      .catch((error: unknown) => error);
    expect(foreign).toEqual(code("NOT_FOUND"));
    expect([String(unknown), String(trashed)]).toEqual([String(foreign), String(foreign)]);
    expect(await inAcme().todos.get({ id })).toMatchObject({ title: "Ours" });
  });

  it("refuses an assignee who is not a live member", async () => {
    const stranger = globex.owner.user.id;
    await expect(inAcme().todos.create({ title: "x", assignedTo: stranger })).rejects.toEqual(
      code("NOT_FOUND"),
    );
  });

  it("lets a viewer read and refuses every write", async () => {
    const viewer = await addMember(acme.id, "viewer");
    const api = caller({ token: viewer.token, organizationId: acme.id });
    const { id } = await inAcme().todos.create({ title: "Look, do not touch" });
    expect(await api.todos.get({ id })).toMatchObject({ id });
    for (const attempt of [
      () => api.todos.create({ title: "x" }),
      () => api.todos.update({ id, title: "x" }),
      () => api.todos.complete({ id }),
      () => api.todos.trash({ id }),
      () => api.todos.trashMany({ ids: [id] }),
    ]) {
      await expect(attempt()).rejects.toEqual(code("FORBIDDEN"));
    }
  });

  it("refuses the anonymous", async () => {
    await expect(caller().todos.list()).rejects.toEqual(code("UNAUTHORIZED"));
    await expect(caller({ organizationId: acme.id }).todos.create({ title: "x" })).rejects.toEqual(
      code("UNAUTHORIZED"),
    );
  });

  it("names the field that is wrong and ignores nothing it does not know", async () => {
    await expect(inAcme().todos.create({ title: " " })).rejects.toEqual(code("BAD_REQUEST"));
    const smuggled = { title: "x", organizationId: globex.id };
    await expect(inAcme().todos.create(smuggled)).rejects.toEqual(code("BAD_REQUEST"));
    await expect(inAcme().todos.list({ cursor: "bm9uc2Vuc2U" })).rejects.toEqual(code("BAD_REQUEST"));
  });
});
