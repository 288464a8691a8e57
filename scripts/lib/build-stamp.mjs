import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, root } from "./paths.mjs";

const stampFile = inRoot("dist", ".stamp");
const FOLDERS = ["src", "public", "drizzle"];
const FILES = [
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "scripts/build.mjs",
  "scripts/lib/compile-hints.mjs",
  "scripts/lib/compress.mjs",
];
const isTest = (path) => /\.test\.tsx?(\.snap)?$/.test(path);

function filesBelow(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => !isTest(path) && statSync(join(root, path)).isFile());
}

function sources() {
  const scripts = readdirSync(inRoot("scripts"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("scripts", name));
  const files = FILES.filter((path) => existsSync(inRoot(path)));
  return [...FOLDERS.flatMap(filesBelow), ...scripts, ...files].sort();
}

/** A hash over everything the production build is made from. */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const path of sources())
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update("\0");
  return hash.digest("hex");
}

/** Whether the production build exists and was made from the sources as they are. */
export function isBuilt() {
  const outputs = [stampFile, inRoot("dist", "server.js"), inRoot(".next", "BUILD_ID")];
  return outputs.every((file) => existsSync(file)) && readFileSync(stampFile, "utf8") === sourceHash();
}

/** Remembers that the build was made from the sources with this hash. */
export const writeStamp = (hash) => writeFileSync(stampFile, hash);
