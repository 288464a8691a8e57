import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const owner = () => as(acme.owner);
const code = (expected: string) => expect.objectContaining({ code: expected });
const titles = async () => (await owner().todos.list({})).items.map((todo) => todo.title).sort();

async function projectWith(name: string, todos: string[]) {
  const { id } = await owner().projects.create({ name });
  for (const title of todos) await owner().todos.create({ title, projectId: id });
  return id;
}

describe("projects", () => {
  it("count their todos and filter the list", async () => {
    const launch = await projectWith("Launch", ["one", "two"]);
    await owner().todos.create({ title: "free" });
    expect(await owner().projects.list()).toMatchObject([{ name: "Launch", openTodos: 2, todos: 2 }]);
    expect((await owner().todos.list({ projectId: launch })).items).toHaveLength(2);
    expect((await owner().todos.list({ projectId: "none" })).items).toMatchObject([{ title: "free" }]);
  });

  it("refuse a name that is taken, whatever its case", async () => {
    await owner().projects.create({ name: "Launch" });
    await expect(owner().projects.create({ name: "LAUNCH" })).rejects.toEqual(code("CONFLICT"));
  });

  it("take no todo of a deleted or foreign project", async () => {
    const gone = await projectWith("Gone", []);
    await owner().projects.trash({ id: gone });
    const globex = await createOrganization();
    const foreign = await caller({
      token: globex.owner.token,
      organizationId: globex.id,
    }).projects.create({ name: "Secret" });
    for (const projectId of [gone, foreign.id]) {
      await expect(owner().todos.create({ title: "x", projectId })).rejects.toEqual(code("NOT_FOUND"));
    }
  });

  it("are read by viewers and written by members", async () => {
    const [viewer, member] = await Promise.all([addMember(acme.id, "viewer"), addMember(acme.id, "member")]);
    const { id } = await as(member).projects.create({ name: "Launch", color: "teal" });
    expect(await as(viewer).projects.list()).toHaveLength(1);
    await expect(as(viewer).projects.update({ id, name: "Mine" })).rejects.toEqual(code("FORBIDDEN"));
    expect(await as(member).projects.update({ id, archived: true })).toMatchObject({
      archivedAt: expect.any(Date),
    });
    expect(await as(member).projects.update({ id, archived: false })).toMatchObject({ archivedAt: null });
  });
});

describe("one deletion is one unit", () => {
  it("takes a project's todos and their comments along, and brings back exactly those", async () => {
    const launch = await projectWith("Launch", ["a", "b", "c"]);
    const [first, second] = (await owner().todos.list({ projectId: launch })).items;
    await owner().comments.create({ todoId: first?.id ?? "", body: "Look here" });
    await owner().todos.trash({ id: second?.id ?? "" });
    await owner().projects.trash({ id: launch });
    expect(await titles()).toEqual([]);
    expect((await owner().trash.list({ kind: "project" })).items).toMatchObject([
      { label: "Launch", count: 4 },
    ]);
    expect((await owner().trash.list({ kind: "todo" })).items).toMatchObject([{ id: second?.id, count: 1 }]);
    expect((await owner().trash.list({ kind: "comment" })).items).toEqual([]);
    const none = { comment: 0, attachment: 0, member: 0, team: 0, teamMember: 0, invitation: 0 };
    expect(await owner().trash.counts()).toEqual({ deletions: { ...none, todo: 1, project: 1 }, rows: 5 });

    expect(await owner().projects.restore({ id: launch })).toEqual({ restored: 4 });
    expect((await owner().todos.list({ projectId: launch })).items.map((todo) => todo.id)).not.toContain(
      second?.id,
    );
    expect((await owner().comments.list({ todoId: first?.id ?? "" })).items).toHaveLength(1);
  });

  it("is not restored while its project lies in the trash", async () => {
    const launch = await projectWith("Launch", ["a"]);
    const [todo] = (await owner().todos.list({ projectId: launch })).items;
    const id = todo?.id ?? "";
    await owner().todos.trash({ id });
    await owner().projects.trash({ id: launch });
    await expect(owner().todos.restore({ id })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "parent_in_trash",
      message: expect.stringContaining("“Launch”"),
    });
    await owner().projects.restore({ id: launch });
    expect(await owner().todos.restore({ id })).toEqual({ restored: 1 });
  });

  it("is not restored while its name is taken", async () => {
    const launch = await projectWith("Launch", ["a"]);
    await owner().projects.trash({ id: launch });
    await owner().projects.create({ name: "launch" });
    await expect(owner().projects.restore({ id: launch })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "taken",
    });
    expect(await titles()).toEqual([]);
  });

  it("keeps a todo of a purged project, without the project", async () => {
    const launch = await projectWith("Launch", ["early"]);
    const [todo] = (await owner().todos.list({ projectId: launch })).items;
    await owner().todos.trash({ id: todo?.id ?? "" });
    await owner().projects.trash({ id: launch });
    expect(await owner().trash.purge({ kind: "project", id: launch })).toEqual({ purged: 1 });
    await owner().todos.restore({ id: todo?.id ?? "" });
    expect(await owner().todos.get({ id: todo?.id ?? "" })).toMatchObject({ projectId: null });
  });
});
