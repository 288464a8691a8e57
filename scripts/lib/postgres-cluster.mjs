import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { give } from "./postgres-place.mjs";

const LOCALES = [
  ["--locale=C.UTF-8"],
  ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
];
const INHERITED = ["PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

/** Options to spawn one of PostgreSQL's programs: its account, and an environment without our secrets. */
export function spawnOptions({ home, account }) {
  const inherited = INHERITED.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
  const env = { ...Object.fromEntries(inherited), LC_ALL: "C" };
  return { cwd: home, env, uid: account?.uid, gid: account?.gid, windowsHide: true };
}

function keptPassword(file, account) {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(24).toString("base64url"), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  give(file, account, 0o600);
  return readFileSync(file, "utf8");
}

/**
 * Makes the cluster of a place unless it exists; one cut short leaves nothing that looks like a cluster.
 * @returns {string} the password of the superuser `postgres`
 */
export function ensureCluster(place, programs, { ephemeral }) {
  const file = join(place.home, "superuser.password");
  const password = keptPassword(file, place.account);
  if (existsSync(place.cluster)) return password;
  const draft = `${place.cluster}.new`;
  const fixed = [
    "-D",
    draft,
    "-U",
    "postgres",
    `--pwfile=${file}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  let result;
  for (const locale of LOCALES) {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    give(draft, place.account, 0o700);
    const args = [...fixed, ...locale, ...(ephemeral ? ["--no-sync"] : [])];
    result = spawnSync(programs.initdb, args, { ...spawnOptions(place), encoding: "utf8" });
    if (result.status === 0) {
      renameSync(draft, place.cluster);
      return password;
    }
  }
  throw new Error(
    `PostgreSQL's data could not be made in ${draft}: ${result.error?.message ?? result.stderr.trim()}`,
  );
}
