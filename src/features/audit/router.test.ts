import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asPlatform } from "@/server/db/platform";
import { auditLog, member, todos } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const owner = () => as(acme.owner);
const entriesOf = async (entityId: string) =>
  (await owner().auditLog.list({ entityId })).items.map(({ action, oldValues, newValues }) => ({
    action,
    oldValues,
    newValues,
  }));

describe("the audit log", () => {
  it("has one entry for each changed row, with the changed columns only", async () => {
    const { id } = await owner().todos.create({ title: "Invoice", priority: 2 });
    await owner().todos.update({ id, title: "Invoice Q3" });
    await owner().todos.update({ id, title: "Invoice Q3" });
    await owner().todos.trash({ id });
    await owner().todos.restore({ id });
    await owner().todos.trash({ id });
    await owner().trash.purge({ kind: "todo", id });
    const entries = await entriesOf(id);
    expect(entries.map((entry) => entry.action)).toEqual([
      "purge",
      "delete",
      "restore",
      "delete",
      "update",
      "create",
    ]);
    expect(entries[4]).toEqual({
      action: "update",
      oldValues: { title: "Invoice" },
      newValues: { title: "Invoice Q3" },
    });
    expect(entries[5]?.newValues).toMatchObject({ title: "Invoice", priority: 2, completed: false });
    expect(entries[0]?.oldValues).toMatchObject({ title: "Invoice Q3" });
  });

  it("says who, through which procedure, from where and in which request", async () => {
    const mia = await addMember(acme.id, "member", "Mia");
    const { id } = await as(mia).todos.create({ title: "Hers" });
    const [entry] = await adminDb.select().from(auditLog).where(eq(auditLog.entityId, id));
    expect(entry).toMatchObject({
      organizationId: acme.id,
      userId: mia.user.id,
      entityType: "todos",
      entityLabel: "Hers",
      source: "todos.create",
      ipAddress: "127.0.0.1",
      userAgent: "vitest",
      requestId: expect.any(String),
    });
    expect((await owner().auditLog.list({ userId: mia.user.id })).items).toMatchObject([
      { userName: "Mia", entityLabel: "Hers" },
    ]);
  });

  it("names the administrator behind an impersonated change", async () => {
    const [admin, mia] = await Promise.all([
      createUser({ name: "Alex", role: "admin" }),
      addMember(acme.id, "member", "Mia"),
    ]);
    const token = await createSession(mia.user.id, { impersonatedBy: admin.id });
    const { id } = await caller({ token, organizationId: acme.id }).todos.create({ title: "x" });
    const [entry] = await adminDb.select().from(auditLog).where(eq(auditLog.entityId, id));
    expect(entry).toMatchObject({ userId: mia.user.id, impersonatorId: admin.id });
    expect((await owner().auditLog.list({ entityId: id })).items).toMatchObject([
      { userName: "Mia", impersonatorName: "Alex" },
    ]);
  });

  it("keeps the name of a member who was removed, as actor and as subject", async () => {
    const mia = await addMember(acme.id, "member", "Mia");
    const { id } = await as(mia).todos.create({ title: "Hers" });
    await owner().members.remove({ id: mia.member.id });
    expect((await owner().auditLog.list({ entityId: id })).items).toMatchObject([{ userName: "Mia" }]);
    const [removal] = (await owner().auditLog.list({ entityType: "member", action: "delete" })).items;
    expect(removal).toMatchObject({ entityLabel: "Mia" });
  });

  it("has an entry for each of many rows that one statement changes", async () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ title: `Todo ${index}` }));
    const created = await owner().todos.createMany({ items });
    await owner().todos.trashMany({ ids: created.map((todo) => todo.id) });
    expect(await adminDb.$count(auditLog, eq(auditLog.organizationId, acme.id))).toBe(
      // organization, subscription and owner came first
      100 + 3,
    );
  });

  it("pairs a changed row with its own past, though another organization uses the same id", async () => {
    const globex = await createOrganization();
    const theirs = caller({ token: globex.owner.token, organizationId: globex.id });
    const { id } = await theirs.todos.create({ title: "Their secret" });
    await owner().todos.create({ id, title: "Ours" });
    await adminDb.update(todos).set({ priority: 1 }).where(eq(todos.id, id));
    await adminDb.update(todos).set({ title: "Renamed" }).where(eq(todos.id, id));
    expect((await entriesOf(id)).map((entry) => entry.oldValues)).toEqual([
      { title: "Ours" },
      { priority: 3 },
      null,
    ]);
  });

  it("has none for a call that was rolled back", async () => {
    const before = await adminDb.$count(auditLog, eq(auditLog.organizationId, acme.id));
    const foreign = await createUser();
    await expect(owner().todos.create({ title: "x", assignedTo: foreign.id })).rejects.toThrow();
    expect(await adminDb.$count(auditLog, eq(auditLog.organizationId, acme.id))).toBe(before);
  });

  it("sees writes of every door: the platform's, and raw SQL", async () => {
    const mia = await addMember(acme.id, "member");
    await asPlatform({ reason: "test.role", organizationId: acme.id, userId: acme.owner.user.id }, (tx) =>
      tx.update(member).set({ role: "viewer" }).where(eq(member.id, mia.member.id)),
    );
    const [first] = await entriesOf(mia.member.id);
    expect(first).toEqual({
      action: "update",
      oldValues: { role: "member" },
      newValues: { role: "viewer" },
    });
    const { id } = await owner().todos.create({ title: "x" });
    await adminDb.update(todos).set({ title: "by hand" }).where(eq(todos.id, id));
    expect((await entriesOf(id))[0]?.newValues).toEqual({ title: "by hand" });
  });

  it("keeps no secret and no payment id", async () => {
    const rows = await adminSql<{ key: string }[]>`
      select distinct key from audit_log, jsonb_object_keys(coalesce(new_values, '{}') || coalesce(old_values, '{}')) key
      where key ~ '(password|secret|token|stripe_)'`;
    expect(rows).toEqual([]);
    const [kept] = await adminSql<{ values: object }[]>`
      select audit_values(null, '{"password": "p", "access_token": "t", "stripe_customer_id": "c", "name": "n"}',
        '{"password": "p", "access_token": "t", "stripe_customer_id": "c", "name": "n"}') as values`;
    expect(kept?.values).toEqual({ name: "n" });
  });

  it("is read by owners and admins, in their own organization; a todo's history by everybody in it", async () => {
    const { id } = await owner().todos.create({ title: "Ours" });
    const [globex, viewer] = await Promise.all([createOrganization(), addMember(acme.id, "viewer")]);
    await expect(as(viewer).auditLog.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await as(viewer).auditLog.history({ kind: "todos", id })).items).toHaveLength(1);
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    expect((await stranger.auditLog.history({ kind: "todos", id })).items).toEqual([]);
    expect((await stranger.auditLog.list({ entityId: id })).items).toEqual([]);
  });

  it("filters by entity, action and day, and pages through everything once", async () => {
    for (const title of ["a", "b", "c"]) await owner().todos.create({ title });
    const all = (await owner().auditLog.list({})).items.map((entry) => entry.id);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof owner>["auditLog"]["list"]>> =
        await owner().auditLog.list({ limit: 2, cursor });
      paged.push(...page.items.map((entry) => entry.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    expect((await owner().auditLog.list({ entityType: "todos", action: "create" })).items).toHaveLength(3);
    expect((await owner().auditLog.list({ to: "2020-01-01" })).items).toEqual([]);
    expect((await owner().auditLog.list({ from: "2020-01-01", timeZone: "Asia/Tokyo" })).items).toHaveLength(
      all.length,
    );
    await expect(owner().auditLog.list({ timeZone: "Mars/Olympus" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("the log of all organizations", () => {
  let operator: string;
  beforeEach(async () => {
    operator = await createSession((await createUser({ name: "Rita Root", role: "admin" })).id);
  });
  type Input = Parameters<ReturnType<typeof caller>["admin"]["audit"]["list"]>[0];
  const everywhere = async (input: Input) =>
    (await caller({ token: operator }).admin.audit.list(input)).items;

  it("is in one order, the newest first, with each one's organization", async () => {
    const other = await createOrganization("Globex");
    await owner().todos.create({ title: "First" });
    await caller({ token: other.owner.token, organizationId: other.id }).todos.create({ title: "Second" });
    const items = (await everywhere({ entityType: "todos", limit: 100 })).filter(
      ({ organizationId }) => organizationId === acme.id || organizationId === other.id,
    );
    expect(items).toMatchObject([
      { organizationId: other.id, organizationName: "Globex", action: "create" },
      { organizationId: acme.id, organizationName: "Acme", action: "create" },
    ]);
  });

  it("says what was done to people and plans, and never what an organization wrote", async () => {
    const { id } = await owner().todos.create({ title: "A secret plan" });
    await owner().todos.update({ id, title: "Another secret" });
    await owner().comments.create({ todoId: id, body: "Between us: secret" });
    await owner().teams.create({ name: "The secret team" });
    await owner().projects.create({ name: "The secret project" });
    const items = await everywhere({ organizationId: acme.id, limit: 100 });
    expect(items.map(({ entityType }) => entityType)).toEqual(
      expect.arrayContaining(["todos", "comments", "team", "projects", "member", "organization"]),
    );
    expect(JSON.stringify(items)).not.toContain("secret");
    expect(items.find(({ entityType }) => entityType === "member")).toMatchObject({
      entityLabel: acme.owner.user.name,
      newValues: { role: "owner" },
    });
  });

  it("narrows to an organization, a person, an action, days and impersonations", async () => {
    const other = await addMember(acme.id, "member");
    await owner().todos.create({ title: "Mine" });
    const { id } = await as(other).todos.create({ title: "Theirs" });
    await as(other).todos.trash({ id });
    const here = { organizationId: acme.id, entityType: "todos" } as const;
    const actions = async (input: Input) =>
      (await everywhere({ ...here, ...input })).map(({ action }) => action);
    expect(await actions({})).toEqual(["delete", "create", "create"]);
    expect(await actions({ userId: other.user.id })).toEqual(["delete", "create"]);
    expect(await actions({ userId: other.user.id, action: "delete" })).toEqual(["delete"]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions({ from: today, to: today })).toHaveLength(3);
    expect(await actions({ to: "2020-01-01" })).toEqual([]);
    expect(await actions({ impersonated: true })).toEqual([]);
    const admin = await createUser({ role: "admin" });
    const token = await createSession(acme.owner.user.id, { impersonatedBy: admin.id });
    await as({ token }).todos.create({ title: "In somebody's name" });
    expect(await actions({ impersonated: true })).toEqual(["create"]);
  });

  it("has what operators did to no organization, and nothing that the platform does by itself", async () => {
    const person = await createUser();
    await caller({ token: operator }).admin.users.ban({ id: person.id, reason: "Spam", expiresAt: null });
    await asPlatform({ reason: "attachments.clean" }, async () => {});
    const items = (await everywhere({ limit: 100 })).filter(({ organizationId }) => organizationId === null);
    expect(items[0]).toMatchObject({ action: "admin.users.ban", userName: "Rita Root" });
    expect(items.map(({ action }) => action)).not.toContain("attachments.clean");
  });

  it("tells what an operator did to an organization once", async () => {
    await caller({ token: operator }).admin.organizations.trash({ id: acme.id, reason: "Ticket 4711" });
    const items = await everywhere({ organizationId: acme.id });
    expect(items.filter(({ source }) => source?.startsWith("admin."))).toMatchObject([
      { action: "delete", entityType: "organization", reason: "Ticket 4711" },
    ]);
  });

  it("comes in pages, each entry once", async () => {
    await owner().todos.createMany({ items: [{ title: "a" }, { title: "b" }, { title: "c" }] });
    const page = (cursor?: string | null) =>
      caller({ token: operator }).admin.audit.list({
        organizationId: acme.id,
        entityType: "todos",
        limit: 2,
        cursor,
      });
    const first = await page();
    const second = await page(first.nextCursor);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect(second.nextCursor).toBeNull();
  });
});
