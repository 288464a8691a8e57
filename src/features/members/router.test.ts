import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe("members", () => {
  it("lists the live members with their names, to every member", async () => {
    const viewer = await addMember(acme.id, "viewer", "Vera");
    const list = await as(viewer).members.list();
    expect(list.map((each) => [each.name, each.role])).toEqual([
      ["owner", "owner"],
      ["Vera", "viewer"],
    ]);
  });

  it("ends a removed member's access at once and gives it back on restore", async () => {
    const mia = await addMember(acme.id, "member", "Mia");
    await as(acme.owner).members.remove({ id: mia.member.id });
    await expect(as(mia).todos.list()).rejects.toEqual(code("NOT_FOUND"));
    expect((await as(acme.owner).trash.list({ kind: "member" })).items).toMatchObject([{ label: "Mia" }]);
    await as(acme.owner).members.restore({ id: mia.member.id });
    await expect(as(mia).todos.list()).resolves.toMatchObject({ items: [] });
  });

  it("lets an admin change roles below owner, and nobody else", async () => {
    const [admin, member] = await Promise.all([addMember(acme.id, "admin"), addMember(acme.id, "member")]);
    await as(admin).members.updateRole({ id: member.member.id, role: "viewer" });
    await expect(as(admin).members.updateRole({ id: member.member.id, role: "owner" })).rejects.toEqual(
      code("FORBIDDEN"),
    );
    await expect(as(admin).members.updateRole({ id: admin.member.id, role: "owner" })).rejects.toEqual(
      code("FORBIDDEN"),
    );
    const { id } = acme.owner.member;
    await expect(as(admin).members.updateRole({ id, role: "viewer" })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(admin).members.remove({ id })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(member).members.remove({ id: admin.member.id })).rejects.toEqual(code("FORBIDDEN"));
  });

  it("leaves a removed owner to the owners", async () => {
    const [admin, second] = await Promise.all([addMember(acme.id, "admin"), addMember(acme.id, "owner")]);
    const { id } = second.member;
    await as(acme.owner).members.remove({ id });
    await expect(as(admin).members.restore({ id })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(admin).trash.restore({ kind: "member", id })).rejects.toEqual(code("FORBIDDEN"));
    expect(await as(acme.owner).members.restore({ id })).toEqual({ restored: 1 });
  });

  it("never loses the last owner, not even to two owners leaving at once", async () => {
    await expect(as(acme.owner).members.leave()).rejects.toEqual(code("CONFLICT"));
    await expect(
      as(acme.owner).members.updateRole({ id: acme.owner.member.id, role: "viewer" }),
    ).rejects.toEqual(code("CONFLICT"));
    const second = await addMember(acme.id, "owner");
    const outcomes = await Promise.allSettled([as(acme.owner).members.leave(), as(second).members.leave()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("lets a viewer leave", async () => {
    const viewer = await addMember(acme.id, "viewer");
    await as(viewer).members.leave();
    await expect(as(viewer).members.list()).rejects.toEqual(code("NOT_FOUND"));
  });

  it("keeps the names of who was removed, for what they were given", async () => {
    const [mia, viewer] = [await addMember(acme.id, "member", "Mia"), await addMember(acme.id, "viewer")];
    const { id } = await as(acme.owner).todos.create({ title: "Hers", assignedTo: mia.user.id });
    await as(acme.owner).members.remove({ id: mia.member.id });
    expect(await as(viewer).todos.get({ id })).toMatchObject({ assignedTo: mia.user.id });
    expect(await as(viewer).members.former()).toEqual([{ userId: mia.user.id, name: "Mia" }]);
    const globex = await createOrganization();
    expect(await caller({ token: globex.owner.token, organizationId: globex.id }).members.former()).toEqual(
      [],
    );
    await expect(as(mia).members.former()).rejects.toEqual(code("NOT_FOUND"));
    await as(acme.owner).members.restore({ id: mia.member.id });
    expect(await as(viewer).members.former()).toEqual([]);
  });
});
