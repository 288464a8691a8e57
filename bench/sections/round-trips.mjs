import { isWrite, ourCalls, stockCalls } from "../lib/calls.mjs";
import { startCountingProxy } from "../lib/counting-proxy.mjs";
import { sendOnce } from "../lib/requests.mjs";
import { startOurs, startStock, through } from "../lib/servers.mjs";
import { median, short } from "../lib/statistics.mjs";

const LATENCIES = [0, 1, 5];
const GOAL = { read: 3, write: 4 };

/** Sends one call after another, so that what the proxy counts belongs to it; the median leaves out other traffic. */
async function measure(target, call, proxy, times) {
  const counts = [];
  const took = [];
  for (let index = 0; index < times; index++) {
    const request = await call(target);
    const before = proxy.trips.count;
    const from = performance.now();
    await sendOnce(target, request);
    took.push(performance.now() - from);
    counts.push(proxy.trips.count - before);
  }
  return { trips: median(counts), ms: median(took) };
}

async function measureAll({ target, calls, proxy }, times) {
  const results = {};
  for (const [name, call] of Object.entries(calls)) {
    proxy.delay.ms = 0;
    await measure(target, call, proxy, 6);
    const atLatency = [];
    for (const ms of LATENCIES) {
      proxy.delay.ms = ms;
      atLatency.push(await measure(target, call, proxy, times));
    }
    proxy.delay.ms = 0;
    results[name] = { trips: atLatency[0].trips, ms: atLatency.map((each) => each.ms) };
  }
  return results;
}

async function onOwnProxy(world, start, calls, times) {
  const proxy = await startCountingProxy(world.server.port);
  const target = await start({ ...world, env: through(proxy, world.env) });
  try {
    return await measureAll({ target, calls, proxy }, times);
  } finally {
    await target.stop();
    proxy.stop();
  }
}

/** Round trips between server and database of whole HTTP requests, and what they cost over slower lines. */
export async function measureRoundTrips({ world, stockFolder, quick }) {
  const times = quick ? 7 : 25;
  const unprepared = (own) => startOurs({ ...own, env: { ...own.env, DATABASE_PREPARE: "false" } });
  const ours = await onOwnProxy(world, startOurs, ourCalls(world), times);
  const off = await onOwnProxy(world, unprepared, ourCalls(world), times);
  const stock = await onOwnProxy(world, (own) => startStock(own, stockFolder), stockCalls(world), times);
  return report({ ours, off, stock });
}

const rowsOf = (who, results) =>
  Object.entries(results).map(([name, { trips, ms }]) => [who, name, trips, ...ms.map(short)]);

function goal(kind, ours) {
  const own = Object.entries(ours).filter(([name]) => isWrite(name) === (kind === "write"));
  const over = own
    .filter(([, { trips }]) => trips > GOAL[kind])
    .map(([name, { trips }]) => `${name} ${trips}`);
  return {
    name: `round trips of a ${kind}`,
    goal: `≤ ${GOAL[kind]}`,
    value: Math.max(...own.map(([, { trips }]) => trips)),
    met: over.length === 0,
    why: over.join(", "),
  };
}

function report({ ours, off, stock }) {
  return {
    title: "Round trips",
    intro:
      "A proxy between server and database counts each turn of the traffic from the server to PostgreSQL; a request is " +
      "whole, look-up of the session included, on connections that know the statements. Milliseconds are medians of " +
      "single requests with 0, 1 and 5 ms added to each direction.",
    tables: [
      {
        head: ["server", "request", "round trips", "0 ms", "1 ms", "5 ms"],
        rows: [
          ...rowsOf("ours", ours),
          ...rowsOf("ours, DATABASE_PREPARE=false", off),
          ...rowsOf("stock", stock),
        ],
      },
    ],
    goals: [goal("read", ours), goal("write", ours)],
  };
}
