import { createReadStream } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import postgres, { type TransactionSql } from "postgres";
import { migrateDatabase } from "../migrate";
import { countOrphans } from "./integrity";
import { BackupError, type FileLine, fileFile, type Manifest, type TablePart, tableFile } from "./manifest";
import { filesOf, readManifest, verifyFolder } from "./read";
import {
  appliedMigrations,
  assertSeesAll,
  copyIn,
  copyOut,
  listTables,
  pinSettings,
  type Table,
  Tally,
} from "./tables";

type Options = {
  adminUrl: string;
  loginPassword?: string | null;
  folder: string;
  write: (key: { organizationId: string; fileId: string }, bytes: Readable, size: number) => Promise<void>;
  tell?: (line: string) => void;
};

/**
 * Brings a backup back into an empty database and a storage. Every part's hash is verified before anything is written;
 * what stands in the tables afterwards is read again and must have the same hashes, and every reference must lead
 * somewhere, else nothing of it is kept. Throws `BackupError` for what an operator can mend.
 */
export async function restore(options: Options): Promise<Manifest> {
  const { adminUrl, folder, tell = () => {} } = options;
  const manifest = await readManifest(folder);
  await verifyFolder(folder, manifest);
  tell("Every part has its hash");
  await migrateDatabase({ adminUrl, loginPassword: options.loginPassword ?? null });
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      const tables = await prepare(tx, manifest);
      for (const table of manifest.tables) await fill(tx, folder, table);
      for (const table of manifest.tables) await compare(tx, table, tables);
      tell("Every table reads as it did");
      const orphans = await countOrphans(tx);
      if (orphans.length > 0) throw new BackupError(`References that lead nowhere: ${orphans.join(", ")}`);
      await writeFiles(options, manifest);
    });
    await sql.unsafe("analyze");
  } finally {
    await sql.end();
  }
  return manifest;
}

async function prepare(tx: TransactionSql, manifest: Manifest): Promise<Table[]> {
  await pinSettings(tx);
  await assertSeesAll(tx);
  const applied = await appliedMigrations(tx);
  if (applied.join() !== manifest.migrations.join())
    throw new BackupError(
      "The backup was taken by another version of the app: restore it with that version, then update.",
    );
  const tables = await listTables(tx);
  for (const { name } of tables) {
    const [row] = await tx.unsafe(`select from ${name} limit 1`);
    if (row)
      throw new BackupError(`The database is not empty (${name} has rows): a restore needs a new one.`);
  }
  // What the triggers would do stands in the backup already; references are checked afterwards.
  await tx`set local session_replication_role = replica`.catch(() => {
    throw new BackupError("DATABASE_ADMIN_URL must name a user who may set session_replication_role.");
  });
  return tables;
}

async function fill(tx: TransactionSql, folder: string, table: TablePart): Promise<void> {
  const rows = createReadStream(path.join(folder, tableFile(table.name)));
  await pipeline(rows, createGunzip(), await copyIn(tx, table));
}

async function compare(
  tx: TransactionSql,
  { name, sha256, rows }: TablePart,
  tables: Table[],
): Promise<void> {
  const tally = new Tally();
  const table = tables.find((each) => each.name === name);
  if (!table) throw new BackupError(`This version of the app has no table ${name}.`);
  await pipeline(await copyOut(tx, table), tally.resume());
  if (tally.lines !== rows || tally.digest() !== sha256)
    throw new BackupError(`${name} does not read as it was written: nothing was restored.`);
}

async function writeFiles({ folder, write, tell }: Options, manifest: Manifest): Promise<void> {
  for await (const line of filesOf(folder)) await writeFile(folder, line, write);
  tell?.(`${manifest.files.count} files are in the storage`);
}

/** The hash is taken of the bytes that are written. */
async function writeFile(folder: string, { size, sha256, ...key }: FileLine, write: Options["write"]) {
  const tally = new Tally();
  const reading = pipeline(createReadStream(path.join(folder, fileFile(key))), tally);
  await Promise.all([write(key, tally, size), reading]);
  if (tally.digest() !== sha256) throw new BackupError(`${fileFile(key)} changed while it was restored.`);
}
