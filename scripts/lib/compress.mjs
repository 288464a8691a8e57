import { readdirSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { inRoot } from "./paths.mjs";

const forms = [
  { ending: ".br", compress: promisify(brotliCompress) },
  { ending: ".gz", compress: (content) => promisify(gzip)(content, { level: 9 }) },
];
/** Bytes: less is not worth it. */
const atLeast = 1_000;

const isText = (path) => /\.(js|css)$/.test(path) && statSync(path).size >= atLeast;

async function compressFile(path) {
  const content = await readFile(path);
  for (const { ending, compress } of forms) await writeFile(path + ending, await compress(content));
}

/** Writes the scripts and styles that browsers load in compressed forms beside them, as small as they get. */
export async function compressBuiltFiles() {
  const folder = inRoot(".next", "static");
  const files = readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`);
  await Promise.all(files.filter(isText).map(compressFile));
}
