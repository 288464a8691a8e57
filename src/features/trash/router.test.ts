import { beforeEach, describe, expect, it } from "vitest";
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
});
