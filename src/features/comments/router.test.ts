import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let todoId = "";
beforeEach(async () => {
  acme = await createOrganization();
  todoId = (await as(acme.owner).todos.create({ title: "Talk" })).id;
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe("comments", () => {
  it("are listed oldest first, page by page, with their authors", async () => {
    const mia = await addMember(acme.id, "member", "Mia");
    for (const body of ["one", "two", "three"]) await as(mia).comments.create({ todoId, body });
    const first = await as(acme.owner).comments.list({ todoId, limit: 2 });
    expect(first.items).toMatchObject([
      { body: "one", authorName: "Mia", edited: false },
      { body: "two", authorName: "Mia" },
    ]);
    const second = await as(acme.owner).comments.list({ todoId, limit: 2, cursor: first.nextCursor });
    expect(second.items).toMatchObject([{ body: "three" }]);
  });

  it("are edited by their author only, and deleted by the author or an admin", async () => {
    const [mia, ben] = await Promise.all([addMember(acme.id, "member"), addMember(acme.id, "member")]);
    const { id } = await as(mia).comments.create({ todoId, body: "Draft" });
    await expect(as(ben).comments.update({ id, body: "Hacked" })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(acme.owner).comments.update({ id, body: "Hacked" })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(ben).comments.trash({ id })).rejects.toEqual(code("FORBIDDEN"));
    await as(mia).comments.update({ id, body: "Final" });
    expect((await as(ben).comments.list({ todoId })).items).toMatchObject([{ body: "Final", edited: true }]);
    await as(acme.owner).comments.trash({ id });
    expect((await as(ben).comments.list({ todoId })).items).toEqual([]);
    await as(mia).comments.restore({ id });
    expect((await as(ben).comments.list({ todoId })).items).toHaveLength(1);
    const plain = await as(mia).comments.create({ todoId, body: "Never edited" });
    await as(mia).comments.trash({ id: plain.id });
    await as(mia).comments.restore({ id: plain.id });
    expect((await as(ben).comments.list({ todoId })).items[1]).toMatchObject({ edited: false });
  });

  it("are not written by viewers, nor on a todo that is deleted or foreign", async () => {
    const viewer = await addMember(acme.id, "viewer");
    await expect(as(viewer).comments.create({ todoId, body: "x" })).rejects.toEqual(code("FORBIDDEN"));
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(stranger.comments.create({ todoId, body: "x" })).rejects.toEqual(code("NOT_FOUND"));
    expect((await stranger.comments.list({ todoId })).items).toEqual([]);
    await as(acme.owner).todos.trash({ id: todoId });
    await expect(as(acme.owner).comments.create({ todoId, body: "x" })).rejects.toEqual(code("NOT_FOUND"));
  });
});
