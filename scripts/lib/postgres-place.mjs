import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { holderOf } from "./lock.mjs";

const CLAIM_MS = 60_000;
const TEMPORARY = "tenantry-postgres-temporary-";
const WAYS_OUT =
  "start as an ordinary user, or set DATABASE_URL and DATABASE_ADMIN_URL to use your own PostgreSQL.";
const isRoot = () => process.getuid?.() === 0;

function passwd() {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Whom PostgreSQL runs as, since it refuses root: the owner of an existing cluster, "postgres" or "nobody". */
function accountFor(cluster) {
  if (!isRoot()) return undefined;
  const users = passwd();
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner?.uid) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? `#${owner.uid}`;
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const account = ["postgres", "nobody"]
    .map((name) => users.find((user) => user.name === name))
    .find(Boolean);
  if (account) return account;
  throw new Error(`PostgreSQL refuses to run as root and there is no user postgres or nobody: ${WAYS_OUT}`);
}

/** Gives a folder to the account, for nobody else to read. */
export function give(path, account, mode) {
  chmodSync(path, mode);
  if (account) chownSync(path, account.uid, account.gid);
}

function isWritableBy(account, folder) {
  const { uid, gid } = account;
  return (
    spawnSync("/bin/sh", ["-c", 'test -x "$0" && test -w "$0"', folder], { cwd: "/", uid, gid }).status === 0
  );
}

// Tried rather than computed: modes, access lists and mounts that ignore owners all count.
function canServe(account, parent) {
  if (!account) return true;
  const trial = mkdtempSync(join(parent, "trial-"));
  try {
    give(trial, account, 0o700);
    return isWritableBy(account, trial);
  } catch (error) {
    if (["EPERM", "EINVAL", "ENOTSUP"].includes(error.code)) return false;
    throw error;
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

function makeHome(parents, prefix, account) {
  for (const parent of parents) {
    try {
      mkdirSync(parent, { recursive: true });
      const home = mkdtempSync(join(parent, prefix));
      chmodSync(home, 0o755);
      if (canServe(account, home)) return home;
      rmSync(home, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "EACCES" && error.code !== "EROFS") throw error;
    }
  }
  const places = parents.join(", ");
  if (!account) throw new Error(`PostgreSQL finds no place for its data: ${places} cannot be written.`);
  throw new Error(
    `PostgreSQL refuses to run as root, and as ${account.name} it can use none of ${places}: ${WAYS_OUT}`,
  );
}

function existingHome(dataDir) {
  const pointer = join(dataDir, "location");
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, "utf8").trim();
    if (existsSync(home)) return home;
  }
  return existsSync(join(dataDir, "cluster")) ? dataDir : undefined;
}

/**
 * Where a lasting cluster lives: `home` holds the folder `cluster` and the files beside it. It is `dataDir`,
 * unless PostgreSQL's account cannot reach that: then a folder below /var/lib, named in `dataDir/location`.
 * @returns {{ home: string, cluster: string, account: { name: string, uid: number, gid: number } | undefined, moved: boolean }}
 */
export function lastingPlace(folder) {
  const dataDir = resolve(folder);
  mkdirSync(dataDir, { recursive: true });
  let home = existingHome(dataDir);
  const account = accountFor(join(home ?? dataDir, "cluster"));
  if (home && !canServe(account, home)) {
    throw new Error(
      `The user ${account.name}, whom the data in ${home} belong to, can no longer reach that folder.`,
    );
  }
  if (!home && canServe(account, dataDir)) home = dataDir;
  if (!home) {
    const prefix = `tenantry-${basename(dirname(dirname(dataDir)))}-`;
    home = makeHome(["/var/lib", "/var/tmp"], prefix, account);
    writeFileSync(join(dataDir, "location"), `${home}\n`);
  }
  return { home, cluster: join(home, "cluster"), account, moved: home !== dataDir };
}

const temporaryParents = () => [
  ...new Set([tmpdir(), ...(process.platform === "win32" ? [] : ["/tmp", "/var/tmp"])]),
];

/** A new place for a cluster that is thrown away. */
export function temporaryPlace() {
  const account = accountFor("");
  const home = makeHome(temporaryParents(), TEMPORARY, account);
  return { home, cluster: join(home, "cluster"), account, moved: false };
}

/** Our own temporary places whose makers no longer run. */
export function abandonedPlaces() {
  const homes = temporaryParents()
    .filter((parent) => existsSync(parent))
    .flatMap((parent) =>
      readdirSync(parent)
        .filter((name) => name.startsWith(TEMPORARY))
        .map((name) => join(parent, name)),
    );
  return homes.filter((home) => {
    const stat = statSync(home, { throwIfNoEntry: false });
    if (!stat || stat.uid !== (process.getuid?.() ?? stat.uid)) return false;
    const owner = join(home, "owner.pid");
    const isClaimed = existsSync(owner) || Date.now() - stat.mtimeMs > CLAIM_MS;
    return isClaimed && !holderOf(owner);
  });
}
