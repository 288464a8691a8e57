import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, isPortFree } from "../lib/ports.mjs";
import { run } from "../lib/process.mjs";
import { Refusal } from "../lib/steps.mjs";

const places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"];

/** Debian's packages, unpacked into a folder of ours: nothing is installed. */
async function unpack(folder) {
  chmodSync(folder, 0o755);
  const packages = ["pgbouncer", "libevent-2.1-7", "libc-ares2"];
  for (const name of packages)
    await run("apt-get", ["download", name], { cwd: folder, quiet: true }).catch(() => {});
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".deb")))
    await run("dpkg", ["-x", file, folder], { cwd: folder, quiet: true });
  return join(folder, "usr", "sbin", "pgbouncer");
}

/** Where PgBouncer is: `PGBOUNCER`, an installed one, or Debian's package unpacked into `folder`. */
export async function findPgBouncer(folder) {
  const found = [process.env.PGBOUNCER, ...places].find((each) => each && existsSync(each));
  const program = found ?? (await unpack(folder));
  if (existsSync(program)) return program;
  throw new Refusal("There is no PgBouncer here: install it, or name it in PGBOUNCER.");
}

const settings = ({ port, target, auth }) => `[databases]
* = host=${target.hostname} port=${target.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${auth}
pool_mode = transaction
default_pool_size = 10
max_client_conn = 500
server_idle_timeout = 5
server_reset_query =
`;

/**
 * PgBouncer in transaction mode in front of the server of `url`, for the user of that address.
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>} `url` is the address through it
 */
export async function startPgBouncer(program, url) {
  const target = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), "tenantry-pgbouncer-"));
  chmodSync(folder, 0o755);
  const [auth, file, log] = ["users", "settings", "log"].map((name) => join(folder, name));
  const port = await freePort();
  writeFileSync(auth, `"${target.username}" "${decodeURIComponent(target.password)}"\n`, { mode: 0o644 });
  writeFileSync(file, settings({ port, target, auth }), { mode: 0o644 });
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const libraries = join(program, "..", "..", "lib", "x86_64-linux-gnu");
  const child = spawn(program, ["-q", file], {
    ...account,
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.on("data", (text) => writeFileSync(log, text, { flag: "a" }));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const read = () => (existsSync(log) ? readFileSync(log, "utf8") : "");
  for (let wait = 0; (await isPortFree(port)) && wait < 100; wait++) await delay(50);
  if (await isPortFree(port)) throw new Refusal(`PgBouncer did not start:\n${read()}`);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  return {
    url: Object.assign(target, { port: String(port) }).href,
    log: read,
    stop: async () => {
      child.kill("SIGTERM");
      const slow = setTimeout(kill, 2_000);
      await ended;
      clearTimeout(slow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
