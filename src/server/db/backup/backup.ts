import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres, { type TransactionSql } from "postgres";
import {
  BackupError,
  type FileLine,
  fileFile,
  type Manifest,
  names,
  type TablePart,
  tableFile,
} from "./manifest";
import {
  appliedMigrations,
  assertSeesAll,
  copyOut,
  listTables,
  pinSettings,
  type Table,
  Tally,
} from "./tables";

type FileKey = { organizationId: string; fileId: string };
type Options = {
  adminUrl: string;
  /** Made by the backup; it must not be there. */
  folder: string;
  read: (key: FileKey) => Promise<Readable | null>;
  tell?: (line: string) => void;
};
type Place = { folder: string; tell: (line: string) => void };

/**
 * Writes all that the app keeps into a folder: the rows as one transaction sees them, then the files that they name. The
 * folder appears when it is whole, each part's hash in its manifest. Throws `BackupError` for what an operator can mend.
 */
export async function backUp({ adminUrl, folder, read, tell = () => {} }: Options): Promise<Manifest> {
  if (await exists(folder)) throw new BackupError(`${folder} is there already: name a new folder.`);
  const part = `${folder}.part`;
  await mkdir(path.join(part, "tables"), { recursive: true, mode: 0o700 }).catch(explainFolder);
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const place = { folder: part, tell };
  try {
    const snapshot = await sql.begin("isolation level repeatable read read only", (tx) =>
      copyRows(tx, place),
    );
    const { files, missing } = await copyFiles(snapshot.named, place, read);
    const lost = await stillNamed(sql, missing);
    const { named: _, ...rows } = snapshot;
    const manifest: Manifest = { format: 1, ...rows, files, missing: lost };
    await writeManifest(part, manifest);
    await rename(part, folder);
    return manifest;
  } finally {
    await sql.end();
  }
}

const exists = (file: string) => stat(file).then(Boolean, () => false);

function explainFolder(error: unknown): never {
  throw new BackupError(`The folder cannot be made: ${error instanceof Error ? error.message : error}`);
}

async function copyRows(tx: TransactionSql, place: Place) {
  await pinSettings(tx);
  await assertSeesAll(tx);
  const [about] = await tx<{ at: Date; server: string }[]>`
    select now() as at, current_setting('server_version') as server`;
  if (!about) throw new TypeError("The database says nothing of itself");
  const tables: TablePart[] = [];
  for (const table of await listTables(tx)) {
    tables.push(await copyTable(tx, table, place));
  }
  const named = await tx<FileKey[]>`
    select organization_id as "organizationId", file_id as "fileId" from attachments
    where stored_at is not null order by organization_id, file_id`;
  const migrations = await appliedMigrations(tx);
  return { takenAt: about.at.toISOString(), server: about.server, migrations, tables, named: [...named] };
}

async function copyTable(tx: TransactionSql, table: Table, { folder, tell }: Place): Promise<TablePart> {
  const tally = new Tally();
  const file = createWriteStream(path.join(folder, tableFile(table.name)), { flags: "wx", flush: true });
  await pipeline(await copyOut(tx, table), tally, createGzip({ level: 6 }), file);
  tell(`${table.name}: ${tally.lines} rows`);
  return { name: table.name, columns: table.columns, rows: tally.lines, sha256: tally.digest() };
}

async function copyFiles(named: readonly FileKey[], { folder, tell }: Place, read: Options["read"]) {
  const list = new PassThrough();
  const tally = new Tally();
  const writing = pipeline(list, tally, createWriteStream(path.join(folder, names.files), { flush: true }));
  const missing: FileKey[] = [];
  const files = { count: 0, bytes: 0 };
  for (const key of named) {
    const line = await copyFile(key, folder, read);
    if (!line) missing.push(key);
    else {
      files.count += 1;
      files.bytes += line.size;
      list.write(`${JSON.stringify(line)}\n`);
    }
    if (files.count % 1_000 === 999) tell(`${files.count + 1} of ${named.length} files`);
  }
  list.end();
  await writing;
  return { files: { ...files, sha256: tally.digest() }, missing };
}

async function copyFile(key: FileKey, folder: string, read: Options["read"]): Promise<FileLine | null> {
  const bytes = await read(key);
  if (!bytes) return null;
  const file = path.join(folder, fileFile(key));
  await mkdir(path.dirname(file), { recursive: true });
  const tally = new Tally();
  await pipeline(bytes, tally, createWriteStream(file, { flags: "wx", flush: true }));
  return { ...key, size: tally.bytes, sha256: tally.digest() };
}

/** What was deleted for ever while the files were copied is no loss. */
async function stillNamed(sql: postgres.Sql, missing: readonly FileKey[]): Promise<FileKey[]> {
  if (missing.length === 0) return [];
  const rows = await sql<FileKey[]>`
    select organization_id as "organizationId", file_id as "fileId" from attachments
    where file_id = any (${missing.map(({ fileId }) => fileId)}::uuid[])`;
  return [...rows];
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const sum = createHash("sha256").update(text).digest("hex");
  await writeFile(path.join(folder, names.manifest), text, { flag: "wx" });
  await writeFile(path.join(folder, names.sum), `${sum}  ${names.manifest}\n`, { flag: "wx" });
}
