import { randomUUID } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealAudit, verifyAudit } from "@/server/db/audit-seal";
import { enqueueNow } from "@/server/jobs/boss";
import { diskStorage } from "@/server/storage/disk";
import { storage } from "@/server/storage/storage";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, storeAttachment } from "@/testing/factories";
import { attachments } from "../schema";
import { backUp } from "./backup";
import { restore } from "./restore";

const adminUrl = process.env.DATABASE_ADMIN_URL ?? "";
const read = (key: { organizationId: string; fileId: string }) => storage().read(key);
let place = "";
let folder = "";
const made: string[] = [];

/** A database that is not there yet, and a storage of its own. */
function elsewhere() {
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const files = diskStorage(path.join(place, name));
  return { adminUrl: url, files, write: files.write };
}

async function hashesOf(url: string): Promise<Record<string, string>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const hash = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*)::text || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from "${name}" t`;
  const rows = await sql.unsafe(
    tables
      .filter(({ name }) => !name.startsWith("__"))
      .map(hash)
      .join(" union all "),
  );
  await sql.end();
  return Object.fromEntries(rows.map((row) => [row.name, row.hash]));
}

/** Two organizations with content of every kind, one with awkward text. */
async function fillDatabase() {
  for (const name of ["Acme", "Globex"]) {
    const acme = await createOrganization(name);
    const person = await addMember(acme.id, "member");
    const api = caller({ token: person.token, organizationId: acme.id });
    const owner = caller({ token: acme.owner.token, organizationId: acme.id });
    const project = await api.projects.create({ name: "Launch" });
    const todo = await api.todos.create({
      title: "Tab\there",
      description: "\\N \\. \n\u{1F600}",
      projectId: project.id,
    });
    await api.comments.create({ todoId: todo.id, body: "A comment" });
    await storeAttachment({ organizationId: acme.id, todoId: todo.id, userId: person.user.id });
    const gone = await api.todos.create({ title: "Gone" });
    await api.todos.trash({ id: gone.id });
    await owner.teams.create({ name: "Team" });
  }
  const many = await createOrganization("Many");
  const api = caller({ token: many.owner.token, organizationId: many.id });
  const description = "Many rows, more than what the driver keeps at once. ".repeat(20);
  await api.todos.createMany({
    items: Array.from({ length: 200 }, () => ({ title: "One of many", description })),
  });
  await enqueueNow("guest-purge", {});
  await sealAudit();
}

beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), "backup-"));
  folder = path.join(place, "one");
  await fillDatabase();
  await backUp({ adminUrl, folder, read });
});
afterAll(async () => {
  await rm(place, { recursive: true });
  for (const name of made) await adminSql.unsafe(`drop database if exists ${name} with (force)`);
});

describe("a backup", () => {
  it("comes back elsewhere with the same rows, files and waiting jobs, and an audit log that holds", async () => {
    const target = elsewhere();
    const { files } = await restore({ ...target, folder });
    expect(files.count).toBe(2);
    const before = await hashesOf(adminUrl);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(await hashesOf(target.adminUrl)).toEqual(before);
    const there = postgres(target.adminUrl, { max: 1 });
    const stored = await there<{ organizationId: string; fileId: string; name: string }[]>`
      select organization_id as "organizationId", file_id as "fileId", name from attachments`;
    for (const { name, ...key } of stored) {
      const bytes = await target.files.read(key);
      expect(bytes && (await new Response(Readable.toWeb(bytes) as ReadableStream).text())).toBe(
        `The bytes of ${name}`,
      );
    }
    expect(await there`select name, state from pgboss.job where name = 'guest-purge'`).toMatchObject([
      { state: "created" },
    ]);
    expect(await there`select * from broken_seals()`).toHaveLength(0);
    const [{ seals } = { seals: 0 }] = await there<
      { seals: number }[]
    >`select count(*)::int as seals from audit_seal`;
    await there.end();
    expect(seals).toBe((await verifyAudit()).seals);
  });

  it("goes into no database that has rows, and leaves that as it was", async () => {
    const before = await hashesOf(adminUrl);
    const files = diskStorage(path.join(place, "unused"));
    await expect(restore({ adminUrl, folder, write: files.write })).rejects.toThrow(/not empty/);
    expect(await hashesOf(adminUrl)).toEqual(before);
  });

  it("goes into no folder that is there", async () => {
    await expect(backUp({ adminUrl, folder, read })).rejects.toThrow(/is there already/);
  });

  it("is one moment: what is written while it is taken is not in it", async () => {
    const acme = await createOrganization("Moment");
    const api = caller({ token: acme.owner.token, organizationId: acme.id });
    const busy = path.join(place, "busy");
    let written = 0;
    const tell = () => {
      written += 1;
      void api.todos.create({ title: `while it is taken ${written}` });
    };
    const before = await hashesOf(adminUrl);
    const { tables } = await backUp({ adminUrl, folder: busy, read, tell });
    expect(written).toBeGreaterThan(20);
    for (const { name, rows } of tables.filter((table) => table.name.startsWith("public.")))
      expect([name, String(rows)]).toEqual([name, before[name.slice(7)]?.split(" ")[0]]);
  });

  it("says which files the storage has lost, and keeps the rest", async () => {
    const [first] = await adminDb.select().from(attachments).limit(1);
    const lost = { organizationId: first?.organizationId ?? "", fileId: first?.fileId ?? "" };
    const without = (key: typeof lost) => (key.fileId === lost.fileId ? Promise.resolve(null) : read(key));
    const made = await backUp({ adminUrl, folder: path.join(place, "lost"), read: without });
    expect(made.missing).toEqual([lost]);
    expect(made.files.count).toBe(1);
  });
});

describe("a backup that was changed", () => {
  const copyOf = async (change: (copy: string) => Promise<void>) => {
    const copy = path.join(place, randomUUID());
    await backUp({ adminUrl, folder: copy, read });
    await change(copy);
    return copy;
  };
  const table = (copy: string) => path.join(copy, "tables/public.todos.copy.gz");

  it.each<[string, RegExp, (copy: string) => Promise<void>]>([
    [
      "a row",
      /todos\.copy\.gz is not as it was written/,
      async (copy) => {
        const text = gunzipSync(await readFile(table(copy))).toString();
        await writeFile(table(copy), gzipSync(text.replace("Gone", "Here")));
      },
    ],
    [
      "half a table",
      /todos\.copy\.gz cannot be read/,
      async (copy) => writeFile(table(copy), (await readFile(table(copy))).subarray(0, 99)),
    ],
    ["a table that is away", /todos\.copy\.gz cannot be read/, (copy) => rm(table(copy))],
    [
      "the manifest",
      /manifest\.json is not as it was written/,
      (copy) => appendFile(path.join(copy, "manifest.json"), " "),
    ],
    ["no manifest", /is no backup/, (copy) => rm(path.join(copy, "manifest.json"))],
    [
      "the list of files",
      /files\.jsonl is not as it was written/,
      (copy) => appendFile(path.join(copy, "files.jsonl"), "\n"),
    ],
    [
      "a file",
      /files\/.+ is not as it was written/,
      async (copy) => {
        const [line] = (await readFile(path.join(copy, "files.jsonl"), "utf8")).split("\n");
        const { organizationId, fileId } = JSON.parse(line ?? "");
        await appendFile(path.join(copy, "files", organizationId, fileId), "x");
      },
    ],
  ])("is refused before anything is written: %s", async (_, problem, change) => {
    const target = elsewhere();
    await expect(restore({ ...target, folder: await copyOf(change) })).rejects.toThrow(problem);
    const name = new URL(target.adminUrl).pathname.slice(1);
    expect(await adminSql`select from pg_database where datname = ${name}`).toHaveLength(0);
  });
});
