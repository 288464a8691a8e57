import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, isPortFree } from "./ports.mjs";
import { spawnOptions } from "./postgres-cluster.mjs";
import { probe } from "./postgres-probe.mjs";
import { commandLine, isAlive, waitForExit } from "./process.mjs";

const START_TIMEOUT_MS = 120_000;
const LOG_LIMIT_BYTES = 5_000_000;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "timezone=UTC",
];
const UNSAFE_BUT_FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

const workFolder = (pid) => {
  try {
    return realpathSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
};

function serves(pid, cluster) {
  if (process.platform === "linux") return workFolder(pid) === realpathSync(cluster);
  const command = commandLine(pid);
  return command === "" || command.includes(cluster);
}

function hasBackends(cluster) {
  if (process.platform !== "linux") return false;
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && workFolder(name) === folder);
}

function isNumberInUse(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * The server that already runs on a cluster, if any. A pid file whose number now belongs to a zombie or to
 * another program would stop PostgreSQL from starting and is removed, once no backend is left; any other
 * stale one it removes itself.
 * @returns {Promise<{ pid: number, port: number } | undefined>}
 */
export async function findRunning({ cluster }) {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number.parseInt(lines[0], 10);
  if (!(pid > 0) || !isNumberInUse(pid)) return undefined;
  if (isAlive(pid) && serves(pid, cluster)) return { pid, port: Number(lines[3]) };
  for (let wait = 0; hasBackends(cluster) && wait < 50; wait++) await delay(100);
  const isSurelyStale =
    process.platform === "linux" ? !hasBackends(cluster) : !commandLine(pid).includes("postgres");
  if (isSurelyStale) rmSync(file);
  return undefined;
}

async function choosePort(home, port) {
  if (port) {
    if (await isPortFree(port)) return port;
    throw new Error(`Port ${port}, meant for PostgreSQL, is taken.`);
  }
  const file = join(home, "port");
  const remembered = existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : 0;
  const chosen = remembered && (await isPortFree(remembered)) ? remembered : await freePort();
  writeFileSync(file, `${chosen}\n`);
  return chosen;
}

function openLog(home) {
  const file = join(home, "postgres.log");
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const isLong = size > LOG_LIMIT_BYTES;
  return { log: openSync(file, isLong ? "w" : "a", 0o600), logStart: isLong ? 0 : size };
}

function logTail(home, start) {
  const file = join(home, "postgres.log");
  const lines = readFileSync(file).subarray(start).toString().trimEnd().split("\n");
  return `${lines.slice(-12).join("\n")}\n(${file})`;
}

function spawnServer(place, programs, { port, ephemeral }) {
  const settings = [...SETTINGS, `port=${port}`, ...(ephemeral ? UNSAFE_BUT_FAST : [])];
  const { log, logStart } = openLog(place.home);
  const child = spawn(
    programs.postgres,
    ["-D", place.cluster, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...spawnOptions(place),
      detached: process.platform !== "win32",
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.unref();
  return { child, logStart };
}

/** Waits until a server accepts sign-ins. @throws with the end of its log when it exits or takes too long */
export async function waitUntilReady({ home }, { pid, port, logStart = 0 }) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (isAlive(pid) && Date.now() < deadline) {
    if ((await probe(port)) === "ready") return;
    await delay(25);
  }
  throw new Error(`PostgreSQL did not start:\n${logTail(home, logStart)}`);
}

/**
 * Starts PostgreSQL on the cluster of a place, on `port` or on the port used last, or else on a free one.
 * @returns {Promise<{ pid: number, port: number, exited: Promise<void> }>}
 */
export async function startServer(place, programs, { port: wanted, ephemeral }) {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(place.home, wanted);
    const { child, logStart } = spawnServer(place, programs, { port, ephemeral });
    let failure;
    child.once("error", (error) => {
      failure = error;
    });
    const exited = new Promise((resolve) => child.once("exit", () => resolve()));
    try {
      if (child.pid) await waitUntilReady(place, { pid: child.pid, port, logStart });
      else await delay(0);
      if (failure) throw failure;
      return { pid: child.pid, port, exited };
    } catch (error) {
      child.kill("SIGQUIT");
      const lostPort = !wanted && attempt < 3 && !(await isPortFree(port));
      if (!lostPort) throw error;
    }
  }
}

/** Stops a server: a fast shutdown within `graceMs`, then an immediate one. */
export async function stopServer(place, programs, { pid, graceMs = 10_000 }) {
  const ask = (signal, mode) => {
    if (process.platform === "win32") spawnSync(programs.pgCtl, ["stop", "-D", place.cluster, "-m", mode]);
    else if (isAlive(pid)) process.kill(pid, signal);
  };
  ask("SIGINT", "fast");
  if (await waitForExit(pid, graceMs)) return;
  ask("SIGQUIT", "immediate");
  await waitForExit(pid, 5_000);
}
