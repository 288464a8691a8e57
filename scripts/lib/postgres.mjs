import { rmSync } from "node:fs";
import { join } from "node:path";
import { acquireLock, LockHeld } from "./lock.mjs";
import { findPrograms } from "./postgres-binaries.mjs";
import { ensureCluster } from "./postgres-cluster.mjs";
import { abandonedPlaces, lastingPlace, temporaryPlace } from "./postgres-place.mjs";
import { findRunning, startServer, stopServer, waitUntilReady } from "./postgres-server.mjs";
import { waitForExit } from "./process.mjs";

function claim(home) {
  try {
    return acquireLock(join(home, "owner.pid"));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Error(`Tenantry is already running from this data folder (pid ${error.pid}).`);
  }
}

function urlOf(port, superuserPassword) {
  return (
    database = "postgres",
    user = "postgres",
    password = user === "postgres" ? superuserPassword : "",
  ) => `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function start(place, { ephemeral, port }) {
  const programs = findPrograms(place.account);
  const password = ensureCluster(place, programs, { ephemeral });
  const running = await findRunning(place);
  if (running) await waitUntilReady(place, running);
  const server = running ?? (await startServer(place, programs, { port, ephemeral }));
  return { ...server, programs, reused: Boolean(running), url: urlOf(server.port, password) };
}

function stopAtExit(pid, signal) {
  const kill = () => {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended before us.
    }
  };
  process.once("exit", kill);
  return () => process.off("exit", kill);
}

/**
 * Starts the embedded PostgreSQL, listening on 127.0.0.1 only, and waits until it accepts sign-ins.
 *
 * The cluster lives in `dataDir` (or where `dataDir/location` says, when PostgreSQL's account cannot reach it)
 * and is made on the first call. A server left there by a killed process is taken over (`reused`).
 * `ephemeral` uses a temporary folder instead, trades safety for speed and leaves nothing behind.
 *
 * `url(database, user, password)` gives a connection string, by default of the superuser. `exited` settles when the
 * server ends by itself (never for a reused one). `stop({ graceMs })` ends it: milliseconds before it is forced.
 *
 * @param {{ dataDir?: string, ephemeral?: boolean, port?: number }} options
 * @returns {Promise<{ port: number, pid: number, reused: boolean, home: string, moved: boolean,
 *   url: (database?: string, user?: string, password?: string) => string,
 *   exited: Promise<void>, stop: (options?: { graceMs?: number }) => Promise<void> }>}
 * @throws when another live process uses `dataDir`, or with the end of the server's log when it does not start
 */
export async function startPostgres({ dataDir, ephemeral = false, port } = {}) {
  if (ephemeral) await sweepAbandoned();
  const place = ephemeral ? temporaryPlace() : lastingPlace(dataDir);
  const giveBack = claim(place.home);
  const leave = () => {
    giveBack();
    if (ephemeral) rmSync(place.home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const {
      pid,
      url,
      reused,
      programs,
      exited = new Promise(() => {}),
      port: used,
    } = await start(place, { ephemeral, port });
    const forget = stopAtExit(pid, ephemeral ? "SIGQUIT" : "SIGINT");
    let stopping;
    const stop = ({ graceMs } = {}) => {
      stopping ??= stopServer(place, programs, { pid, graceMs }).then(forget).then(leave);
      return stopping;
    };
    return { port: used, pid, reused, home: place.home, moved: place.moved, url, exited, stop };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Removes temporary clusters whose makers were killed, and ends their servers. */
export async function sweepAbandoned() {
  for (const home of abandonedPlaces()) {
    const running = await findRunning({ cluster: join(home, "cluster") });
    if (running) {
      process.kill(running.pid, "SIGQUIT");
      await waitForExit(running.pid, 5_000);
    }
    rmSync(home, { recursive: true, force: true });
  }
}
