import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { attachmentLimits } from "@/domain/attachment";
import { plans } from "@/domain/plans";
import { attachments, organizationUsage } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization, storeAttachment } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let todoId = "";
beforeEach(async () => {
  acme = await createOrganization();
  todoId = (await owner().todos.create({ title: "Order the cake" })).id;
});

const as = (person: { token: string }, id = acme.id) => caller({ token: person.token, organizationId: id });
const owner = () => as(acme.owner);
const code = (expected: string) => expect.objectContaining({ code: expected });
const file = (changes: { name?: string; size?: number; id?: string } = {}) => ({
  todoId,
  name: "cake.txt",
  size: 10,
  ...changes,
});

async function usage(): Promise<number> {
  const [row] = await adminDb
    .select({ storage: organizationUsage.storage })
    .from(organizationUsage)
    .where(eq(organizationUsage.organizationId, acme.id));
  return row?.storage ?? 0;
}

const store = (name?: string) =>
  storeAttachment({ organizationId: acme.id, todoId, userId: acme.owner.user.id, name });

describe("attachments", () => {
  it("are reserved first and listed once their bytes are there, oldest first, page by page", async () => {
    const { id, uploadUrl } = await owner().attachments.create(file());
    expect(uploadUrl).toBe(`/api/attachments/${id}`);
    expect((await owner().attachments.list({ todoId })).items).toEqual([]);
    for (const name of ["a.txt", "b.txt", "c.txt"]) await store(name);
    const first = await owner().attachments.list({ todoId, limit: 2 });
    expect(first.items).toMatchObject([
      { name: "a.txt", authorName: "owner", previewUrl: null },
      { name: "b.txt" },
    ]);
    const second = await owner().attachments.list({ todoId, limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ name }) => name)).toEqual(["c.txt"]);
  });

  it("are read by viewers, and written by those who write todos", async () => {
    const viewer = await addMember(acme.id, "viewer");
    const id = await store();
    expect((await as(viewer).attachments.list({ todoId })).items).toHaveLength(1);
    expect((await as(viewer).attachments.link({ id })).url).toContain(id);
    const { create, cancel, trash, restore } = as(viewer).attachments;
    for (const write of [
      () => create(file()),
      () => cancel({ id }),
      () => trash({ id }),
      () => restore({ id }),
    ])
      await expect(write()).rejects.toEqual(code("FORBIDDEN"));
  });

  it("are unknown to another organization, and not put on its todos", async () => {
    const globex = await createOrganization("Globex");
    const stranger = as(globex.owner, globex.id);
    const id = await store();
    expect((await stranger.attachments.list({ todoId })).items).toEqual([]);
    await expect(stranger.attachments.link({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(stranger.attachments.trash({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(stranger.attachments.create(file())).rejects.toEqual(code("NOT_FOUND"));
    await stranger.attachments.cancel({ id });
    expect((await owner().attachments.list({ todoId })).items).toHaveLength(1);
  });

  it("are made once however often the same id is sent", async () => {
    const id = v7();
    const made = await owner().attachments.create(file({ id }));
    expect(await owner().attachments.create(file({ id }))).toEqual(made);
    expect(await usage()).toBe(10);
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Windows\\win.ini", "win.ini"],
    ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"],
    ["photo\u202egpj.exe", "photogpj.exe"],
    ["Rechnung für Zoë 🎂.pdf", "Rechnung für Zoë 🎂.pdf"],
    ["..", "file"],
    [`${"x".repeat(300)}.png`, `${"x".repeat(251)}.png`],
    [`${"🎂".repeat(150)}`, "🎂".repeat(127)],
  ])("keep of a name only what is a name: %j", async (name, kept) => {
    const { id } = await owner().attachments.create(file({ name }));
    const [row] = await adminDb
      .select({ name: attachments.name })
      .from(attachments)
      .where(eq(attachments.id, id));
    expect(row?.name).toBe(kept);
  });

  it.each([0, -1, 1.5, attachmentLimits.size + 1])("have no size of %d bytes", async (size) => {
    await expect(owner().attachments.create(file({ size }))).rejects.toEqual(code("BAD_REQUEST"));
  });
});

describe("the room for files", () => {
  const full = expect.objectContaining({ code: "FORBIDDEN", reason: "plan_limit" });
  const withRoom = async (storage: number) => {
    acme = await createOrganization("Full", { ...plans.free.limits, storage });
    todoId = (await owner().todos.create({ title: "Order the cake" })).id;
  };

  it("lets exactly one of 100 parallel reservations take the last place", async () => {
    await withRoom(100);
    for (let taken = 0; taken < 9; taken += 1) await owner().attachments.create(file());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => owner().attachments.create(file())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toEqual(full);
    expect(await usage()).toBe(100);
  });

  it("is named in the refusal by its size", async () => {
    await withRoom(5 * 1024);
    await expect(owner().attachments.create(file({ size: 5 * 1024 + 1 }))).rejects.toMatchObject({
      message: "Your plan has room for 5 KB of files. A larger plan has more.",
    });
    expect(await usage()).toBe(0);
  });

  it("is taken by what lies in the trash, and free again once that is deleted for ever", async () => {
    const id = await store();
    const taken = await usage();
    expect(taken).toBeGreaterThan(0);
    await owner().attachments.trash({ id });
    expect(await usage()).toBe(taken);
    await owner().trash.purge({ kind: "attachment", id });
    expect(await usage()).toBe(0);
  });

  it("is free again when an upload is cancelled, by who began it only", async () => {
    const { id } = await owner().attachments.create(file());
    const other = await addMember(acme.id, "member");
    await as(other).attachments.cancel({ id });
    expect(await usage()).toBe(10);
    await owner().attachments.cancel({ id });
    expect(await usage()).toBe(0);
  });

  it("stays taken when a file is cancelled that is there already", async () => {
    const id = await store();
    await owner().attachments.cancel({ id });
    expect((await owner().attachments.list({ todoId })).items).toMatchObject([{ id }]);
  });
});

describe("the trash of attachments", () => {
  it("takes one by itself and gives it back", async () => {
    const id = await store("plan.txt");
    await owner().attachments.trash({ id });
    expect((await owner().attachments.list({ todoId })).items).toEqual([]);
    await expect(owner().attachments.link({ id })).rejects.toEqual(code("NOT_FOUND"));
    expect((await owner().trash.list({ kind: "attachment" })).items).toMatchObject([{ label: "plan.txt" }]);
    expect(await owner().attachments.restore({ id })).toEqual({ restored: 1 });
    expect((await owner().attachments.list({ todoId })).items).toMatchObject([{ id }]);
  });

  it("takes and gives back what hangs on a todo, together with its project", async () => {
    const { id: projectId } = await owner().projects.create({ name: "Party" });
    await owner().todos.update({ id: todoId, projectId });
    const id = await store();
    await owner().projects.trash({ id: projectId });
    await expect(owner().attachments.link({ id })).rejects.toEqual(code("NOT_FOUND"));
    await owner().projects.restore({ id: projectId });
    expect((await owner().attachments.list({ todoId })).items).toMatchObject([{ id }]);
  });

  it("gives none back whose todo is in the trash", async () => {
    const id = await store();
    await owner().attachments.trash({ id });
    await owner().todos.trash({ id: todoId });
    await expect(owner().attachments.restore({ id })).rejects.toMatchObject({ reason: "parent_in_trash" });
  });

  it("does not take one whose bytes have not come", async () => {
    const { id } = await owner().attachments.create(file());
    await expect(owner().attachments.trash({ id })).rejects.toEqual(code("NOT_FOUND"));
  });
});

describe("the history of an attachment", () => {
  it("is one entry a change, not one for its bytes", async () => {
    const { id } = await owner().attachments.create(file());
    const stored = { fileId: v7(), storedAt: new Date(), contentType: "image/png" };
    await adminDb.update(attachments).set(stored).where(eq(attachments.id, id));
    await owner().attachments.trash({ id });
    const { items } = await owner().auditLog.list({ entityType: "attachments" });
    expect(items).toMatchObject([
      { action: "delete", entityLabel: "cake.txt" },
      { action: "create", newValues: { name: "cake.txt", size: 10, todo_id: todoId } },
    ]);
    expect(await adminDb.$count(attachments, sql`${attachments.id} = ${id}`)).toBe(1);
  });
});
