import { beforeEach, describe, expect, it } from "vitest";
import { plans } from "@/domain/plans";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const code = (expected: string) => expect.objectContaining({ code: expected });

async function trashed(title: string) {
  const { id } = await as(acme.owner).todos.create({ title });
  await as(acme.owner).todos.trash({ id });
  return { kind: "todo" as const, id };
}

describe("the trash", () => {
  it("lists deletions newest first and pages through them", async () => {
    for (const title of ["one", "two", "three"]) await trashed(title);
    const first = await as(acme.owner).trash.list({ limit: 2 });
    expect(first.items.map((item) => item.label)).toEqual(["three", "two"]);
    expect(first.items[0]?.deletedAt).toBeInstanceOf(Date);
    const second = await as(acme.owner).trash.list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map((item) => item.label)).toEqual(["one"]);
    expect(second.nextCursor).toBeNull();
  });

  it("deletes for ever what admins purge, and nothing that lives", async () => {
    const item = await trashed("gone");
    const live = await as(acme.owner).todos.create({ title: "stays" });
    await as(acme.owner).trash.purge(item);
    await expect(as(acme.owner).trash.restore(item)).rejects.toEqual(code("NOT_FOUND"));
    await expect(as(acme.owner).trash.purge({ kind: "todo", id: live.id })).rejects.toEqual(
      code("NOT_FOUND"),
    );
    await trashed("also gone");
    expect(await as(acme.owner).trash.empty()).toEqual({ purged: 1 });
    expect((await as(acme.owner).trash.list()).items).toEqual([]);
    expect(await as(acme.owner).todos.get({ id: live.id })).toMatchObject({ title: "stays" });
  });

  it("lets members restore but not purge, and viewers only look", async () => {
    const item = await trashed("x");
    const [member, viewer] = await Promise.all([addMember(acme.id, "member"), addMember(acme.id, "viewer")]);
    await expect(as(member).trash.purge(item)).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(member).trash.empty()).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(viewer).trash.restore(item)).rejects.toEqual(code("FORBIDDEN"));
    expect((await as(viewer).trash.list()).items).toHaveLength(1);
    expect(await as(member).trash.restore(item)).toEqual({ restored: 1 });
  });

  it("lets only admins bring a removed member back", async () => {
    const [mia, member] = await Promise.all([addMember(acme.id, "member"), addMember(acme.id, "member")]);
    await as(acme.owner).members.remove({ id: mia.member.id });
    const item = { kind: "member" as const, id: mia.member.id };
    await expect(as(member).trash.restore(item)).rejects.toEqual(code("FORBIDDEN"));
    expect(await as(acme.owner).trash.restore(item)).toEqual({ restored: 1 });
  });

  it("does not reach into another organization", async () => {
    const item = await trashed("ours");
    const globex = await createOrganization();
    const api = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(api.trash.restore(item)).rejects.toEqual(code("NOT_FOUND"));
    await expect(api.trash.purge(item)).rejects.toEqual(code("NOT_FOUND"));
    expect(await api.trash.empty()).toEqual({ purged: 0 });
    expect((await as(acme.owner).trash.list()).items).toHaveLength(1);
  });

  it("shows what went with a deletion, parents first and page by page, and not the row itself", async () => {
    const { id } = await as(acme.owner).projects.create({ name: "Launch" });
    const items = ["a", "b", "c"].map((title) => ({ title, projectId: id }));
    const todos = await as(acme.owner).todos.createMany({ items });
    await as(acme.owner).comments.create({ todoId: todos[0]?.id ?? "", body: "Look" });
    await trashed("of another deletion");
    await as(acme.owner).projects.trash({ id });
    const viewer = await addMember(acme.id, "viewer");
    const first = await as(viewer).trash.contents({ kind: "project", id, limit: 3 });
    const second = await as(viewer).trash.contents({
      kind: "project",
      id,
      limit: 3,
      cursor: first.nextCursor,
    });
    const seen = [...first.items, ...second.items].map((item) => `${item.kind} ${item.label}`);
    expect(seen.toSorted()).toEqual(["comment Look", "todo a", "todo b", "todo c"]);
    expect(seen.at(-1)).toBe("comment Look");
    expect(second.nextCursor).toBeNull();
    const fromTodo = await as(viewer).trash.contents({ kind: "todo", id: todos[0]?.id ?? "" });
    expect(fromTodo.items.map((item) => item.kind)).toEqual(["project", "todo", "todo", "comment"]);
  });

  it("shows the contents of nothing that lives, is foreign or unknown", async () => {
    const item = await trashed("ours");
    const live = await as(acme.owner).todos.create({ title: "lives" });
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(stranger.trash.contents(item)).rejects.toEqual(code("NOT_FOUND"));
    await expect(as(acme.owner).trash.contents({ kind: "todo", id: live.id })).rejects.toEqual(
      code("NOT_FOUND"),
    );
    await expect(caller({ organizationId: acme.id }).trash.contents(item)).rejects.toEqual(
      code("UNAUTHORIZED"),
    );
    expect(await as(acme.owner).trash.contents(item)).toEqual({ items: [], nextCursor: null });
  });

  it("keeps deleted invitations from those who may not see invitations", async () => {
    await as(acme.owner).invitations.create({ emails: ["ada@example.test"] });
    const [invited] = await as(acme.owner).invitations.list();
    const item = { kind: "invitation" as const, id: invited?.id ?? "" };
    await as(acme.owner).invitations.trash({ id: item.id });
    const member = await addMember(acme.id, "member");
    for (const attempt of [
      () => as(member).trash.list({ kind: "invitation" }),
      () => as(member).trash.contents(item),
      () => as(member).trash.restore(item),
    ])
      await expect(attempt()).rejects.toEqual(code("FORBIDDEN"));
    expect((await as(member).trash.counts()).deletions).not.toHaveProperty("invitation");
    expect((await as(acme.owner).trash.counts()).deletions.invitation).toBe(1);
    expect((await as(acme.owner).trash.list({ kind: "invitation" })).items).toMatchObject([
      { label: "ada@example.test", mayRestore: true },
    ]);
  });

  it("says in each row whether the reader may restore it", async () => {
    await trashed("x");
    const mia = await addMember(acme.id, "member");
    await as(acme.owner).members.remove({ id: (await addMember(acme.id, "viewer")).member.id });
    const offers = async (kind: "todo" | "member") =>
      (await as(mia).trash.list({ kind })).items.map((item) => item.mayRestore);
    expect(await offers("todo")).toEqual([true]);
    expect(await offers("member")).toEqual([false]);
  });

  it("restores nothing for which the plan has no room, and says so", async () => {
    acme = await createOrganization("Small", { ...plans.pro.limits, todos: 2 });
    const item = await trashed("one too many");
    for (const title of ["a", "b"]) await as(acme.owner).todos.create({ title });
    await expect(as(acme.owner).trash.restore(item)).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_limit",
      message: expect.stringContaining("room for 2 todos"),
    });
    expect((await as(acme.owner).trash.list()).items).toHaveLength(1);
  });
});
