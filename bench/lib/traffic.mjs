import { readCpu } from "./procfs.mjs";
import { startProgram } from "./program.mjs";
import { quantile } from "./statistics.mjs";
import { makeOrganization } from "./world.mjs";

const TODOS = 50;

/** Who sends the requests collects its garbage rarely, and in its own time: not with threads that take the server's. */
const FLAGS = ["--single-threaded-gc", "--max-semi-space-size=64"];

async function makeOrganizations(sql, { userId }, count) {
  const made = [];
  for (let index = 0; index < count; index++) {
    const id = await makeOrganization(sql, userId, TODOS);
    const rows = await sql`select id from todos where organization_id = ${id}`;
    made.push({ id, todos: rows.map((row) => row.id) });
  }
  await sql`vacuum analyze`;
  return made;
}

/** `work` with the share of one core that the server used meanwhile, in percent: a process of one thread has no more. */
async function withBusy(target, work) {
  const before = readCpu(target);
  const from = performance.now();
  const result = await work();
  const busy = ((readCpu(target).node - before.node) * 100) / (performance.now() - from);
  return { ...result, busy };
}

/** Processes that send: who sends a quiet stream beside a loud one is not late because of it. */
const SENDERS = 2;

/** Fifty organizations and processes that send requests in their names. */
export async function startTraffic({ sql, person, target, count = 50 }) {
  const organizations = await makeOrganizations(sql, person, count);
  const BENCH = JSON.stringify({ origin: target.origin, cookie: person.cookie, organizations });
  const env = { ...process.env, NODE_ENV: "production", BENCH };
  const senders = [];
  while (senders.length < SENDERS) senders.push(await startProgram("traffic", env, FLAGS));
  const all = organizations.map((_, index) => index);
  return {
    all,
    /** `clients` that each wait for their answer, for `ms` milliseconds. */
    clients: (clients, ms) => senders[0].ask({ way: "closed", clients, ms }),
    /**
     * Streams of requests that arrive at a rate, each from a process of its own and in the names of `only` these
     * organizations; `anew`: all connect first.
     */
    arrive: (streams, ms, how = {}) =>
      withBusy(target, async () => {
        const asked = streams.map((stream, at) => senders[at].ask({ way: "open", stream, ms, ...how }));
        return { streams: await Promise.all(asked) };
      }),
    stop: () => Promise.all(senders.map((sender) => sender.stop())),
  };
}

export const p99 = (times) => quantile(times, 0.99);

/** Answers other than 200 and 503, and 503 without Retry-After: there should be none. */
export const strange = ({ silent, others }) =>
  Object.values(others).reduce((total, count) => total + count, silent);
