import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Sql } from "postgres";

export const migrationsFolder = path.resolve("drizzle");

/** Tags of committed migrations that the database has not applied; one that differs from the file counts. */
export async function pendingMigrations(sql: Sql): Promise<string[]> {
  const [{ present } = { present: false }] =
    await sql`select to_regclass('public.__drizzle_migrations__') is not null as present`;
  const applied = present
    ? await sql<{ hash: string }[]>`select hash from public.__drizzle_migrations__`
    : [];
  const hashes = new Set(applied.map((row) => row.hash));
  const committed = await committedMigrations();
  return committed.filter((migration) => !hashes.has(migration.hash)).map((migration) => migration.tag);
}

async function committedMigrations(): Promise<{ tag: string; hash: string }[]> {
  const journal = JSON.parse(await readFile(path.join(migrationsFolder, "meta/_journal.json"), "utf8"));
  const entries: { tag: string }[] = journal.entries;
  return Promise.all(
    entries.map(async ({ tag }) => {
      const text = await readFile(path.join(migrationsFolder, `${tag}.sql`), "utf8");
      return { tag, hash: createHash("sha256").update(text).digest("hex") };
    }),
  );
}
