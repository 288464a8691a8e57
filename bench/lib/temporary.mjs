import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set();

/** A folder that is removed when the program ends, however it ends, or before by `removeTemporary`. */
export function makeTemporary(name) {
  const folder = mkdtempSync(join(tmpdir(), `tenantry-bench-${name}-`));
  // As an ordinary folder: PostgreSQL's account can reach it.
  chmodSync(folder, 0o755);
  folders.add(folder);
  return folder;
}

export function removeTemporary(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}

process.once("exit", () => {
  for (const folder of folders) removeTemporary(folder);
});
