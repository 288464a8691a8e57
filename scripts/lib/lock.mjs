import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { identity } from "./process.mjs";

/** Another live process holds the lock; `pid` says which. */
export class LockHeld extends Error {
  constructor(file, pid) {
    super(`${file} is held by process ${pid}`);
    this.pid = pid;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The process number of the live holder of a lock file, or undefined. */
export function holderOf(file) {
  const content = read(file);
  if (!content) return undefined;
  const pid = Number.parseInt(content, 10);
  return identity(pid) === content ? pid : undefined;
}

// Linked into place, so that nobody ever reads a lock file that is still empty.
function create(file) {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, identity(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeStale(file, content) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) === content) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/**
 * Takes a lock file for this process; one left by a process that no longer runs is taken over.
 * @returns {() => void} gives the lock back
 * @throws {LockHeld}
 */
export function acquireLock(file) {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file)) return () => rmSync(file, { force: true });
    const pid = holderOf(file);
    if (pid) throw new LockHeld(file, pid);
    removeStale(file, read(file));
  }
  throw new Error(`${file} cannot be taken`);
}
