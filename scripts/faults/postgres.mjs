import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { startPostgres } from "../lib/postgres.mjs";

function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

/** The processes of a PostgreSQL server, the first one is the postmaster. */
function processesOf(postmaster) {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === postmaster)
    .map(Number);
  return [postmaster, ...children];
}

function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended before us.
    }
  }
}

/** A database on a disk that keeps what it acknowledged, which can be killed, frozen and started again. */
export async function makeDatabase(folder) {
  let server = await startPostgres({ dataDir: folder });
  let starting = Promise.resolve();
  let over = false;
  const { port, home } = server;
  const start = async () => {
    if (!over) server = await startPostgres({ dataDir: folder, port });
  };
  return {
    port,
    url: (...args) => server.url(...args),
    log: () => readFileSync(join(home, "postgres.log"), "utf8"),
    admin: () => postgres(server.url("tenantry"), { max: 1, onnotice: () => {} }),
    alive: () => parentOf(server.pid) !== undefined,
    freeze: () => signalAll(processesOf(server.pid), "SIGSTOP"),
    thaw: () => signalAll(processesOf(server.pid), "SIGCONT"),
    kill: async () => {
      signalAll(processesOf(server.pid), "SIGKILL");
      await server.stop();
    },
    /** After it ended by itself. */
    restart: async () => {
      await server.stop();
      starting = start();
      return starting;
    },
    start: () => {
      starting = start();
      return starting;
    },
    /** For good: also one that is just being started. */
    stop: async () => {
      over = true;
      await starting.catch(() => {});
      signalAll(processesOf(server.pid), "SIGCONT");
      await server.stop();
    },
  };
}
