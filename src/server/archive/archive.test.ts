import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpServer } from "@/server/http";
import { storage } from "@/server/storage/storage";
import { caller, sessionCookie } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import {
  addMember,
  createOrganization,
  createSession,
  createUser,
  storeAttachment,
} from "@/testing/factories";
import {
  attachments,
  auditLog,
  type comments,
  invitation,
  member,
  type projects,
  team,
  teamMember,
  todos,
} from "../db/schema";
import { contents } from "./contents";
import { importOrganization } from "./import";

const server = createHttpServer((_req, res) => void res.end());
let base = "";
let place = "";
let acme: Awaited<ReturnType<typeof createOrganization>>;
let mia: Awaited<ReturnType<typeof addMember>>;
let archive: Buffer;

const get = (token: string | null, headers: Record<string, string> = {}, id = acme.id) =>
  fetch(`${base}/api/exports/${id}`, {
    headers: { ...(token && { cookie: sessionCookie(token) }), ...headers },
  });

async function fill() {
  const owner = caller({ token: acme.owner.token, organizationId: acme.id });
  const hers = caller({ token: mia.token, organizationId: acme.id });
  const project = await owner.projects.create({ name: "Launch" });
  const items = Array.from({ length: 40 }, (_, at) => ({
    title: `Todo ${at} "\u{1F600}"\n`,
    projectId: project.id,
  }));
  await owner.todos.createMany({ items });
  const todo = await hers.todos.create({ title: "Hers", assignedTo: mia.user.id, dueDate: "2026-12-24" });
  await owner.todos.create({ title: "Own", assignedTo: acme.owner.user.id });
  await hers.comments.create({ todoId: todo.id, body: "A comment" });
  await storeAttachment({ organizationId: acme.id, todoId: todo.id, userId: mia.user.id, name: "notes.txt" });
  const gone = await owner.todos.create({ title: "Gone" });
  await owner.todos.trash({ id: gone.id });
  const { id } = await owner.teams.create({ name: "Team" });
  await owner.teams.addMember({ id, memberId: mia.member.id });
  await owner.teams.addMember({ id, memberId: acme.owner.member.id });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  place = await mkdtemp(path.join(tmpdir(), "archive-"));
  acme = await createOrganization();
  mia = await addMember(acme.id, "member", "Mia");
  await fill();
  const answer = await get(acme.owner.token);
  expect(answer.status).toBe(200);
  archive = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get("content-length")).toBe(String(archive.length));
});
afterAll(async () => {
  server.close();
  await rm(place, { recursive: true });
});

describe("an export", () => {
  it("is an archive that every tool opens, with hashes that hold and nothing of another organization", async () => {
    const folder = await mkdtemp(path.join(place, "out-"));
    await writeFile(path.join(folder, "one.tar"), archive);
    execFileSync("tar", ["-xf", "one.tar"], { cwd: folder });
    execFileSync("sha256sum", ["-c", "files.sha256"], { cwd: folder });
    const about = contents.parse(JSON.parse(await readFile(path.join(folder, "contents.json"), "utf8")));
    expect(about.organization).toMatchObject({ id: acme.id, slug: acme.slug });
    expect(about.people.map(({ name, role }) => [name, role]).sort()).toEqual([
      ["Mia", "member"],
      ["owner", "owner"],
    ]);
    expect(about.files.count).toBe(1);
    const told = Object.fromEntries(about.parts.map(({ table, rows }) => [table, rows]));
    expect(told).toMatchObject({
      todo: 43,
      project: 1,
      comment: 1,
      attachment: 1,
      member: 2,
      team: 1,
      teamMember: 2,
    });
    for (const part of about.parts) {
      const packed = await readFile(path.join(folder, part.path));
      expect(createHash("sha256").update(packed).digest("hex")).toBe(part.sha256);
      const lines = execFileSync("gunzip", ["-c", part.path], { cwd: folder }).toString().trim().split("\n");
      expect(lines).toHaveLength(part.rows);
      for (const line of lines) expect(JSON.parse(line).organizationId).toBe(acme.id);
    }
    expect((await readdir(path.join(folder, "files"))).length).toBe(1);
  });

  it("is written down before it leaves", async () => {
    const own = and(eq(auditLog.organizationId, acme.id), eq(auditLog.action, "export"));
    const [entry] = await adminDb.select().from(auditLog).where(own);
    expect(entry).toMatchObject({
      userId: acme.owner.user.id,
      entityType: "organization",
      entityLabel: acme.name,
    });
    expect(entry?.requestId).toBeTruthy();
  });

  it("is for owners in person, of this organization, on this site", async () => {
    const [admin, globex] = await Promise.all([addMember(acme.id, "admin"), createOrganization()]);
    const platformAdmin = await createUser({ role: "admin" });
    const impersonated = await createSession(acme.owner.user.id, { impersonatedBy: platformAdmin.id });
    expect((await get(null)).status).toBe(401);
    expect((await get(mia.token)).status).toBe(403);
    expect((await get(admin.token)).status).toBe(403);
    expect((await get(globex.owner.token)).status).toBe(404);
    expect((await get(acme.owner.token, {}, globex.id)).status).toBe(404);
    expect((await get(acme.owner.token, {}, "no-id")).status).toBe(404);
    expect((await get(impersonated)).status).toBe(403);
    expect((await get(acme.owner.token, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const post = {
      method: "POST",
      headers: { cookie: sessionCookie(acme.owner.token), "content-type": "application/json" },
    };
    expect((await fetch(`${base}/api/exports/${acme.id}`, post)).status).toBe(405);
  });

  it("comes without a file that the storage has lost, and says so", async () => {
    const globex = await createOrganization();
    const api = caller({ token: globex.owner.token, organizationId: globex.id });
    const todo = await api.todos.create({ title: "Files" });
    const of = { organizationId: globex.id, todoId: todo.id, userId: globex.owner.user.id };
    const [lost] = [
      await storeAttachment({ ...of, name: "lost" }),
      await storeAttachment({ ...of, name: "kept" }),
    ];
    const [row] = await adminDb
      .select()
      .from(attachments)
      .where(eq(attachments.id, lost ?? ""));
    await storage().remove({ organizationId: globex.id, fileId: row?.fileId ?? "" });
    const answer = await get(globex.owner.token, {}, globex.id);
    const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    const about = contents.parse(JSON.parse(text.slice(512, text.indexOf("\n}\n") + 3)));
    expect(about).toMatchObject({ files: { count: 1 }, missing: [lost] });
  });
});

describe("an import", () => {
  const bring = (slug: string, bytes = archive, owner = acme.owner.user.email) =>
    importOrganization({ sql: adminSql, archive: Readable.from([bytes]), storage: storage(), owner, slug });
  const countOf = async (table: typeof todos | typeof comments | typeof projects, organizationId: string) =>
    (await adminDb.select({ id: table.id }).from(table).where(eq(table.organizationId, organizationId)))
      .length;

  it("makes a new organization with the same rows and files, and invites who was in it", async () => {
    const made = await bring("acme-again");
    expect(made.rows).toMatchObject({
      todo: 43,
      project: 1,
      comment: 1,
      attachment: 1,
      team: 1,
      teamMember: 1,
    });
    expect(made.left).toMatchObject({ member: 2, teamMember: 1 });
    expect(await countOf(todos, made.organizationId)).toBe(43);
    const of = (id: string) =>
      adminDb
        .select({
          id: todos.id,
          title: todos.title,
          due: todos.dueDate,
          at: todos.createdAt,
          gone: todos.deletedAt,
          project: todos.projectId,
        })
        .from(todos)
        .where(eq(todos.organizationId, id))
        .orderBy(todos.id);
    expect(await of(made.organizationId)).toEqual(await of(acme.id));
    const [file] = await adminDb
      .select()
      .from(attachments)
      .where(eq(attachments.organizationId, made.organizationId));
    const bytes = await storage().read({ organizationId: made.organizationId, fileId: file?.fileId ?? "" });
    expect(bytes && (await bytes.toArray()).join("")).toBe("The bytes of notes.txt");
    const invited = await adminDb
      .select()
      .from(invitation)
      .where(eq(invitation.organizationId, made.organizationId));
    expect(invited.map(({ email, role, status }) => [email, role, status])).toEqual([
      [mia.user.email, "member", "pending"],
    ]);
    const people = await adminDb.select().from(member).where(eq(member.organizationId, made.organizationId));
    expect(people.map(({ userId, role }) => [userId, role])).toEqual([[acme.owner.user.id, "owner"]]);
    const [counted] = await adminDb.select().from(team).where(eq(team.organizationId, made.organizationId));
    expect(counted?.memberCount).toBe(1);
    expect(
      await adminDb.select().from(teamMember).where(eq(teamMember.organizationId, made.organizationId)),
    ).toHaveLength(1);
  });

  it("gives work to the owner only, is counted for the plan, written down, and usable at once", async () => {
    const made = await bring("acme-work");
    const api = caller({ token: acme.owner.token, organizationId: made.organizationId });
    const { items } = await api.todos.list({ limit: 100 });
    expect(items.filter(({ assignedTo }) => assignedTo).map(({ title }) => title)).toEqual(["Own"]);
    expect(items).toHaveLength(42);
    const [usage] =
      await adminSql`select todos, members, storage from organization_usage where organization_id = ${made.organizationId}`;
    expect(usage).toMatchObject({ todos: 42, members: 1, storage: "22" });
    const source = await adminDb
      .select({ source: auditLog.source })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.organizationId, made.organizationId),
          inArray(auditLog.entityType, ["todos", "organization"]),
        ),
      );
    expect(source.length).toBeGreaterThan(42);
    expect(new Set(source.map((each) => each.source))).toEqual(new Set(["organizations.import"]));
  });

  it("keeps nothing of an archive that was changed, breaks off, or is none", async () => {
    const at = archive.indexOf("The bytes of notes.txt");
    const changed = Buffer.from(archive);
    changed.write("X", at);
    const rows = Buffer.from(archive);
    rows.writeUInt8(
      (rows[archive.indexOf("rows/todo-00001") + 700] ?? 0) ^ 255,
      archive.indexOf("rows/todo-00001") + 700,
    );
    const before = await adminSql`select count(*)::int as count from organization`;
    await expect(bring("acme-file", changed)).rejects.toThrow(/files\/.+ is not as it was written/);
    await expect(bring("acme-rows", rows)).rejects.toThrow();
    await expect(bring("acme-half", archive.subarray(0, at))).rejects.toThrow(/breaks off/);
    await expect(bring("acme-none", Buffer.alloc(2_000, "x"))).rejects.toThrow(/no archive/);
    expect(await adminSql`select count(*)::int as count from organization`).toEqual(before);
  });

  it("says what an operator must mend: an owner who is here, an address that is free", async () => {
    await expect(bring("acme-owner", archive, "nobody@example.test")).rejects.toThrow(
      /Nobody with a confirmed address/,
    );
    await expect(bring(acme.slug)).rejects.toThrow(/is taken/);
  });
});
