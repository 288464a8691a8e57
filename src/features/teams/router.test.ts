import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditLog } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let mia: Awaited<ReturnType<typeof addMember>>;
let ben: Awaited<ReturnType<typeof addMember>>;
beforeEach(async () => {
  acme = await createOrganization();
  [mia, ben] = await Promise.all([addMember(acme.id, "member", "Mia"), addMember(acme.id, "member", "Ben")]);
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const owner = () => as(acme.owner);
const code = (expected: string) => expect.objectContaining({ code: expected });

async function teamOf(name: string, ...people: { member: { id: string } }[]) {
  const { id } = await owner().teams.create({ name });
  for (const { member } of people) await owner().teams.addMember({ id, memberId: member.id });
  return id;
}

async function people(id: string) {
  const found = (await owner().teams.list()).find((each) => each.id === id);
  expect(found?.memberCount).toBe(found?.members.length);
  return found?.members.map((each) => each.name);
}

describe("teams", () => {
  it("are listed by name with their people, to every member", async () => {
    await teamOf("Product", mia, ben);
    await teamOf("finance");
    const viewer = await addMember(acme.id, "viewer");
    expect(await as(viewer).teams.list()).toMatchObject([
      { name: "finance", memberCount: 0, members: [] },
      {
        name: "Product",
        memberCount: 2,
        members: [{ name: "Ben" }, { name: "Mia", memberId: mia.member.id, userId: mia.user.id }],
      },
    ]);
  });

  it("are changed by admins only", async () => {
    const id = await teamOf("Product", ben);
    const admin = await addMember(acme.id, "admin");
    expect(await as(admin).teams.update({ id, name: "Platform" })).toMatchObject({ name: "Platform" });
    const attempts = [
      () => as(mia).teams.create({ name: "Mine" }),
      () => as(mia).teams.update({ id, name: "Mine" }),
      () => as(mia).teams.trash({ id }),
      () => as(mia).teams.restore({ id }),
      () => as(mia).teams.addMember({ id, memberId: mia.member.id }),
      () => as(mia).teams.removeMember({ id, memberId: ben.member.id }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(code("FORBIDDEN"));
    expect(await people(id)).toEqual(["Ben"]);
  });

  it("refuse a name that is taken, whatever its case, or is too long", async () => {
    const id = randomUUID();
    const product = await owner().teams.create({ id, name: "Product" });
    expect(await owner().teams.create({ id, name: "Product" })).toEqual(product);
    await expect(owner().teams.create({ name: "PRODUCT" })).rejects.toMatchObject({ reason: "taken" });
    await expect(owner().teams.create({ name: "x".repeat(81) })).rejects.toEqual(code("BAD_REQUEST"));
  });

  it("hold a person once, who can leave and come back", async () => {
    const id = await teamOf("Product", mia, ben, mia);
    expect(await people(id)).toEqual(["Ben", "Mia"]);
    await owner().teams.removeMember({ id, memberId: mia.member.id });
    await expect(owner().teams.removeMember({ id, memberId: mia.member.id })).rejects.toEqual(
      code("NOT_FOUND"),
    );
    await owner().teams.addMember({ id, memberId: mia.member.id });
    expect(await people(id)).toEqual(["Ben", "Mia"]);
  });

  it("know no team and no member of another organization", async () => {
    const id = await teamOf("Product");
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    expect(await stranger.teams.list()).toEqual([]);
    const foreign = { id, memberId: globex.owner.member.id };
    for (const attempt of [
      () => stranger.teams.update({ id, name: "Mine" }),
      () => stranger.teams.trash({ id }),
      () => stranger.teams.addMember(foreign),
      () => owner().teams.addMember(foreign),
    ])
      await expect(attempt()).rejects.toEqual(code("NOT_FOUND"));
    await expect(caller({ organizationId: acme.id }).teams.list()).rejects.toEqual(code("UNAUTHORIZED"));
  });

  it("record who joined, and not that their number changed", async () => {
    const id = await teamOf("Product", mia);
    const own = and(eq(auditLog.organizationId, acme.id), eq(auditLog.source, "teams.addMember"));
    const entries = await adminDb.select().from(auditLog).where(own);
    expect(entries.map((each) => [each.action, each.entityType, each.entityLabel])).toEqual([
      ["create", "team_member", "Mia"],
    ]);
    expect(await people(id)).toEqual(["Mia"]);
  });
});

describe("a team in the trash", () => {
  it("takes its people's places along and brings back exactly those", async () => {
    const id = await teamOf("Product", mia, ben);
    await owner().teams.removeMember({ id, memberId: ben.member.id });
    await owner().teams.trash({ id });
    expect(await owner().teams.list()).toEqual([]);
    expect((await owner().trash.list({ kind: "team" })).items).toMatchObject([
      { label: "Product", count: 2 },
    ]);
    expect((await owner().trash.list({ kind: "teamMember" })).items).toMatchObject([
      { label: "Ben in Product", count: 1 },
    ]);
    expect((await owner().trash.contents({ kind: "team", id })).items).toMatchObject([
      { kind: "teamMember", label: "Mia in Product" },
    ]);
    expect(await owner().teams.restore({ id })).toEqual({ restored: 2 });
    expect(await people(id)).toEqual(["Mia"]);
  });

  it("is not restored while its name is taken", async () => {
    const id = await teamOf("Product");
    await owner().teams.trash({ id });
    await teamOf("product");
    await expect(owner().teams.restore({ id })).rejects.toMatchObject({ code: "CONFLICT", reason: "taken" });
  });

  it("keeps the places in it from being restored before it", async () => {
    const id = await teamOf("Product", mia);
    const { ids } = await owner().teams.removeMember({ id, memberId: mia.member.id });
    await owner().teams.trash({ id });
    const place = { kind: "teamMember" as const, id: ids[0] ?? "" };
    await expect(owner().trash.restore(place)).rejects.toMatchObject({
      reason: "parent_in_trash",
      message: expect.stringContaining("team “Product”"),
    });
    await expect(as(mia).trash.restore(place)).rejects.toEqual(code("FORBIDDEN"));
    await owner().teams.restore({ id });
    expect(await owner().trash.restore(place)).toEqual({ restored: 1 });
    expect(await people(id)).toEqual(["Mia"]);
  });

  it("loses and regains the place of a member who is removed and restored", async () => {
    const id = await teamOf("Product", mia, ben);
    await owner().members.remove({ id: mia.member.id });
    expect(await people(id)).toEqual(["Ben"]);
    expect(await owner().members.restore({ id: mia.member.id })).toEqual({ restored: 2 });
    expect(await people(id)).toEqual(["Ben", "Mia"]);
  });

  it("takes in nobody while it is being deleted", async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await teamOf(`Team ${round}`);
      await Promise.allSettled([
        owner().teams.addMember({ id, memberId: mia.member.id }),
        owner().teams.trash({ id }),
      ]);
      await owner().teams.restore({ id });
      const [place] = (await people(id)) ?? [];
      expect(await owner().trash.counts()).toMatchObject({ deletions: { teamMember: 0 }, rows: 0 });
      expect([undefined, "Mia"]).toContain(place);
    }
  });
});

describe("the active team", () => {
  it("is remembered by the session, each its own, and may be none", async () => {
    const id = await teamOf("Product", mia);
    expect(await as(mia).teams.setActive({ id })).toEqual({ id, name: "Product" });
    expect(await as(mia).session.me()).toMatchObject({ activeTeamId: id });
    expect(await owner().session.me()).toMatchObject({ activeTeamId: null });
    expect(await as(mia).teams.setActive({ id: null })).toBeNull();
    expect(await as(mia).session.me()).toMatchObject({ activeTeamId: null });
  });

  it("is a live one of the organization", async () => {
    const [globex, id, gone] = [await createOrganization(), await teamOf("Product"), await teamOf("Gone")];
    await owner().teams.trash({ id: gone });
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(stranger.teams.setActive({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(as(mia).teams.setActive({ id: gone })).rejects.toEqual(code("NOT_FOUND"));
    const intruder = caller({ token: globex.owner.token, organizationId: acme.id });
    await expect(intruder.teams.setActive({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(caller({ organizationId: acme.id }).teams.setActive({ id })).rejects.toEqual(
      code("UNAUTHORIZED"),
    );
    expect(await stranger.session.me()).toMatchObject({ activeTeamId: null });
  });
});

describe("the todos of a team", () => {
  it("are those of the people who are in it now", async () => {
    const id = await teamOf("Product", mia);
    const todo = (title: string, assignedTo?: string) => owner().todos.create({ title, assignedTo });
    await Promise.all([todo("Mia's", mia.user.id), todo("Ben's", ben.user.id), todo("Nobody's")]);
    const titles = async () => (await owner().todos.list({ teamId: id })).items.map((each) => each.title);
    expect(await titles()).toEqual(["Mia's"]);
    await owner().teams.addMember({ id, memberId: ben.member.id });
    await owner().teams.removeMember({ id, memberId: mia.member.id });
    expect(await titles()).toEqual(["Ben's"]);
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    expect((await stranger.todos.list({ teamId: id })).items).toEqual([]);
  });
});
