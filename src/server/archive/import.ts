import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Sql } from "postgres";
import { z } from "zod";
import { checkConstraints, type SeedTx, withFullAccess } from "../db/seed/full-access";
import type { FileStorage } from "../storage/file-storage";
import { type Contents, contentsPath, contents as contentsShape, hashesPath } from "./contents";
import { ImportError, insertPart, type Mapping } from "./insert";
import { invitePeople, makeOrganization } from "./organization";
import { readTar } from "./tar";

type Options = {
  sql: Sql;
  archive: Readable;
  storage: Pick<FileStorage, "write" | "remove">;
  owner: string;
  slug?: string;
};

/** What came in, by table, and what could not: rows of people who are not here yet, by table. */
export type Imported = {
  organizationId: string;
  slug: string;
  rows: Record<string, number>;
  left: Record<string, number>;
  invited: number;
  files: number;
};

type State = { contents: Contents; mapping: Mapping; imported: Imported; hashes: Map<string, string> };
type Entry = { name: string; size: number; body: AsyncIterable<Buffer> };

/**
 * Makes a new organization of an archive, in one transaction whose every row the audit log writes down. Ids stay, they
 * count within an organization only; the owner is a person who is here, everybody else is invited by address. Each part
 * and file must have the hash that the archive says. Throws `ImportError` for what an operator can mend; files that were
 * written by then are removed.
 */
export async function importOrganization(options: Options): Promise<Imported> {
  const written: { organizationId: string; fileId: string }[] = [];
  const storage: Pick<FileStorage, "write"> = {
    async write(key, bytes, size) {
      written.push(key);
      await options.storage.write(key, bytes, size);
    },
  };
  try {
    return await withFullAccess(options.sql, (tx) => readInto(tx, { ...options, storage }));
  } catch (error) {
    await Promise.allSettled(written.map((key) => options.storage.remove(key)));
    throw error;
  }
}

type Target = Omit<Options, "sql" | "storage"> & { storage: Pick<FileStorage, "write"> };

async function readInto(tx: SeedTx, { archive, storage, owner, slug }: Target): Promise<Imported> {
  let state: State | undefined;
  let whole = false;
  for await (const entry of readTar(archive)) {
    if (!state) state = await begin(tx, entry, { owner, slug });
    else if (entry.name.startsWith("rows/")) await takeRows(tx, entry, state);
    else if (entry.name.startsWith("files/")) await takeFile(entry, state, storage);
    else if (entry.name === hashesPath) whole = await compareHashes(entry, state);
  }
  if (!state || !whole) throw new ImportError("The archive is not whole.");
  assertAllCame(state);
  state.imported.invited = await invitePeople(tx, state.contents, state.mapping);
  await checkConstraints(tx);
  return state.imported;
}

async function begin(
  tx: SeedTx,
  entry: Entry,
  { owner, slug }: Pick<Options, "owner" | "slug">,
): Promise<State> {
  if (entry.name !== contentsPath) throw new ImportError("This is no archive of an organization.");
  const contents = contentsShape.parse(JSON.parse((await bytesOf(entry)).toString("utf8")));
  const mapping = await makeOrganization(tx, contents, { owner, slug: slug ?? contents.organization.slug });
  const imported = {
    organizationId: mapping.organizationId,
    slug: mapping.slug,
    rows: {},
    left: {},
    invited: 0,
    files: 0,
  };
  return { contents, mapping, imported, hashes: new Map() };
}

async function takeRows(tx: SeedTx, entry: Entry, { contents, mapping, imported }: State): Promise<void> {
  const part = contents.parts.find(({ path }) => path === entry.name);
  const packed = await bytesOf(entry);
  if (!part || createHash("sha256").update(packed).digest("hex") !== part.sha256)
    throw new ImportError(`${entry.name} is not as it was written.`);
  const { inserted, left } = await insertPart(tx, part, packed, mapping);
  imported.rows[part.table] = (imported.rows[part.table] ?? 0) + inserted;
  if (left > 0) imported.left[part.table] = (imported.left[part.table] ?? 0) + left;
}

async function takeFile(
  entry: Entry,
  { mapping, hashes, imported }: State,
  storage: Target["storage"],
): Promise<void> {
  const fileId = entry.name.slice("files/".length);
  if (!z.uuid().safeParse(fileId).success) throw new ImportError(`${entry.name} is no file of an archive.`);
  const hash = createHash("sha256");
  const { organizationId } = mapping;
  await storage.write({ organizationId, fileId }, hashed(entry.body, hash), entry.size);
  hashes.set(entry.name, hash.digest("hex"));
  imported.files += 1;
}

async function* hashed(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

async function compareHashes(entry: Entry, { contents, hashes }: State): Promise<true> {
  const lines = (await bytesOf(entry)).toString("utf8").split("\n").filter(Boolean);
  const differs = lines.find((line) => hashes.get(line.slice(66)) !== line.slice(0, 64));
  if (differs) throw new ImportError(`${differs.slice(66)} is not as it was written.`);
  if (lines.length !== contents.files.count) throw new ImportError("The archive lacks files.");
  return true;
}

function assertAllCame({ contents, imported }: State): void {
  for (const table of new Set(contents.parts.map((part) => part.table))) {
    const told = contents.parts
      .filter((part) => part.table === table)
      .reduce((sum, { rows }) => sum + rows, 0);
    const came = (imported.rows[table] ?? 0) + (imported.left[table] ?? 0);
    if (came !== told) throw new ImportError(`Of ${told} rows of ${table} ${came} came.`);
  }
}

async function bytesOf({ body }: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
