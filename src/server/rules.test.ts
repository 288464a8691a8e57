import { v7 } from "uuid";
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

describe("what only an owner does", () => {
  it("is refused to an admin: to hand over, delete, or bring back the organization", async () => {
    const admin = await addMember(acme.id, "admin");
    const { organizations } = as(admin);
    await expect(organizations.transferOwnership({ memberId: admin.member.id })).rejects.toEqual(
      code("FORBIDDEN"),
    );
    await expect(organizations.transferOwnership({ memberId: v7() })).rejects.toEqual(code("FORBIDDEN"));
    await expect(organizations.trash()).rejects.toEqual(code("FORBIDDEN"));
    await owner().organizations.trash();
    expect(await organizations.trashed()).toEqual([]);
    await expect(organizations.restore({ id: acme.id })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("is refused to who was an owner, and to a stranger who owns another organization", async () => {
    const [former, globex] = await Promise.all([addMember(acme.id, "owner"), createOrganization()]);
    await owner().members.remove({ id: former.member.id });
    await owner().organizations.trash();
    for (const person of [former, globex.owner]) {
      await expect(as(person).organizations.restore({ id: acme.id })).rejects.toEqual(code("NOT_FOUND"));
    }
    await expect(owner().organizations.restore({ id: acme.id })).resolves.toMatchObject({ id: acme.id });
  });
});

describe("a change", () => {
  const smuggled = [
    { organizationId: "01a1fcbe-68b9-77b0-8c36-3c2d60394fb7" },
    { createdBy: null },
    { deletedAt: new Date() },
    { completedAt: new Date() },
  ];
  it.each(smuggled)("of a todo names fields of its own only: %o", async (extra) => {
    const { id } = await owner().todos.create({ title: "Mine" });
    const input: { id: string; title: string } = { id, title: "Theirs", ...extra };
    await expect(owner().todos.update(input)).rejects.toEqual(code("BAD_REQUEST"));
    expect(await owner().todos.get({ id })).toMatchObject({ title: "Mine", organizationId: acme.id });
  });
});

describe("a todo", () => {
  it("is given to nobody who has left", async () => {
    const mia = await addMember(acme.id, "member");
    const { id } = await owner().todos.create({ title: "Hers", assignedTo: mia.user.id });
    await owner().members.remove({ id: mia.member.id });
    const assignedTo = mia.user.id;
    await expect(owner().todos.create({ title: "Late", assignedTo })).rejects.toEqual(code("NOT_FOUND"));
    await expect(owner().todos.createMany({ items: [{ title: "Late", assignedTo }] })).rejects.toEqual(
      code("NOT_FOUND"),
    );
    const other = await owner().todos.create({ title: "Other" });
    await expect(owner().todos.update({ id: other.id, assignedTo })).rejects.toEqual(code("NOT_FOUND"));
    expect(await owner().todos.update({ id, title: "Hers still" })).toMatchObject({ assignedTo });
  });
});

describe("a list", () => {
  it.each([0, -1, 1.5, 1_000_000])("is no page of %d rows", async (limit) => {
    await expect(owner().todos.list({ limit })).rejects.toEqual(code("BAD_REQUEST"));
  });
});

describe("the trash", () => {
  async function trashed(title: string) {
    const { id } = await owner().todos.create({ title });
    await owner().todos.trash({ id });
    return id;
  }

  it("gives back and takes for ever one deletion at a time", async () => {
    const [first, second, third] = [await trashed("first"), await trashed("second"), await trashed("third")];
    const live = await owner().todos.create({ title: "lives" });
    expect(await owner().todos.restore({ id: first })).toEqual({ restored: 1 });
    expect(await owner().trash.purge({ kind: "todo", id: second })).toEqual({ purged: 1 });
    expect((await owner().trash.list({ kind: "todo" })).items.map((item) => item.id)).toEqual([third]);
    const left = (await owner().todos.list({})).items.map((item) => item.id).sort();
    expect(left).toEqual([first, live.id].sort());
  });

  it("keeps what was deleted before under its own deletion", async () => {
    const { id: projectId } = await owner().projects.create({ name: "Launch" });
    const todo = await owner().todos.create({ title: "early", projectId });
    await owner().todos.trash({ id: todo.id });
    await owner().projects.trash({ id: projectId });
    expect(await owner().projects.restore({ id: projectId })).toEqual({ restored: 1 });
    await expect(owner().todos.get({ id: todo.id })).rejects.toEqual(code("NOT_FOUND"));
  });
});
