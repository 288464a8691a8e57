import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import {
  BackupError,
  type FileLine,
  fileFile,
  fileLine,
  type Manifest,
  manifest,
  names,
  tableFile,
} from "./manifest";
import { Tally } from "./tables";

/** The manifest of a backup. Throws `BackupError` when there is none, or not the one that was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const read = (name: string) =>
    readFile(path.join(folder, name), "utf8").catch(() => {
      throw new BackupError(`${folder} is no backup: it has no ${name}.`);
    });
  const [text, sum] = await Promise.all([read(names.manifest), read(names.sum)]);
  if (createHash("sha256").update(text).digest("hex") !== sum.slice(0, 64))
    throw new BackupError(`${names.manifest} is not as it was written.`);
  return manifest.parse(JSON.parse(text));
}

/** Reads every part once and compares it with the manifest. Throws `BackupError` naming the first that differs. */
export async function verifyFolder(folder: string, { tables, files }: Manifest): Promise<void> {
  for (const { name, sha256 } of tables) {
    const part = tableFile(name);
    const found = await hashOf(createReadStream(path.join(folder, part)), part, createGunzip());
    if (found !== sha256) throw changed(part);
  }
  const listed = await hashOf(createReadStream(path.join(folder, names.files)), names.files);
  if (listed !== files.sha256) throw changed(names.files);
  for await (const line of filesOf(folder)) {
    const part = fileFile(line);
    const found = await hashOf(createReadStream(path.join(folder, part)), part);
    if (found !== line.sha256) throw changed(part);
  }
}

const changed = (part: string) => new BackupError(`${part} is not as it was written.`);

async function hashOf(
  bytes: Readable,
  part: string,
  unpack?: ReturnType<typeof createGunzip>,
): Promise<string> {
  const tally = new Tally();
  const reading = unpack ? pipeline(bytes, unpack, tally.resume()) : pipeline(bytes, tally.resume());
  await reading.catch((error: unknown) => {
    throw new BackupError(`${part} cannot be read: ${error instanceof Error ? error.message : error}`);
  });
  return tally.digest();
}

/** The list of files, line by line. */
export async function* filesOf(folder: string): AsyncGenerator<FileLine> {
  const lines = createInterface({ input: createReadStream(path.join(folder, names.files)) });
  for await (const line of lines) yield fileLine.parse(JSON.parse(line));
}
