import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inRoot } from "./lib/paths.mjs";

const NAMES = [
  "inputs.ts",
  "router.ts",
  "router.test.ts",
  "operations.ts",
  "operations.test.ts",
  "jobs.ts",
  "jobs.test.ts",
  "cache.ts",
  "cache.test.ts",
  "components",
];

/** Files and folders in rooms whose names are not on the closed list, as sentences. */
export function findStrangers(features = inRoot("src", "features")) {
  if (!existsSync(features)) return [];
  return readdirSync(features, { withFileTypes: true }).flatMap((room) => {
    if (!room.isDirectory()) return [`src/features/${room.name}: only folders, one a noun`];
    return readdirSync(join(features, room.name), { withFileTypes: true })
      .filter((entry) => !NAMES.includes(entry.name) || entry.isDirectory() !== (entry.name === "components"))
      .map((entry) => `src/features/${room.name}/${entry.name}: a room holds only ${NAMES.join(", ")}`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const strangers = findStrangers();
  for (const line of strangers) console.error(line);
  if (strangers.length > 0) process.exitCode = 1;
}
