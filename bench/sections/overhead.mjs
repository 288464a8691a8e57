import { load } from "../lib/load.mjs";
import { startProgram } from "../lib/program.mjs";
import { comparedRequests, sendOnce } from "../lib/requests.mjs";
import { startBare, startOurs, startStock } from "../lib/servers.mjs";
import { median, short, spread } from "../lib/statistics.mjs";

const GOAL = { cpu: 4, throughput: 3 };
const ROWS = 50;
// Of one organization, under load, the server admits no more batches of ten at a time.
const connectionsFor = (request) => (request.startsWith("batch") ? 2 : 8);

async function readStatements({ env, person, reading, writing }) {
  const { DATABASE_ADMIN_URL, ...own } = env;
  const program = await startProgram("statements", {
    ...own,
    BENCH: JSON.stringify({ person, reading, writing }),
  });
  try {
    return await program.ask({});
  } finally {
    await program.stop();
  }
}

const countItems = (answer) => (answer.result?.data?.json ?? answer.result?.data ?? answer).items?.length;

async function assertAlike(targets, requests) {
  for (const target of targets) {
    const answer = await sendOnce(target, requests.list(target));
    const rows = target.name === "bare" ? answer.length : countItems(answer);
    if (rows !== ROWS) throw new Error(`${target.name} lists ${rows} todos instead of ${ROWS}`);
    const made = await sendOnce(target, requests.create(target));
    if (target.name === "bare" && made.length !== 1) throw new Error("The bare server creates nothing");
  }
}

/** Rounds in which every server gets the same load, each round beginning with another server. */
async function interleave(targets, requests, { rounds, ms, warmMs }) {
  const results = new Map();
  for (const [name, request] of Object.entries(requests)) {
    const connections = connectionsFor(name);
    for (const target of targets) await load(target, request, { ms: warmMs, connections });
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < targets.length; turn++) {
        const target = targets[(round + turn) % targets.length];
        const key = `${name}\0${target.name}`;
        results.set(key, [...(results.get(key) ?? []), await load(target, request, { ms, connections })]);
      }
    }
  }
  return (name, server, field) => results.get(`${name}\0${server}`).map((round) => round[field]);
}

/** Our production server against the bare floor and the stock arrangement, in one interleaved run. */
export async function measureOverhead({ world, stockFolder, quick }) {
  const requests = comparedRequests(world);
  const statements = await readStatements(world);
  const targets = [];
  try {
    targets.push(await startOurs(world));
    targets.push(await startBare(world, statements));
    targets.push(await startStock(world, stockFolder));
    await assertAlike(targets, requests);
    const plan = quick ? { rounds: 3, ms: 1_000, warmMs: 1_500 } : { rounds: 7, ms: 3_000, warmMs: 3_000 };
    const results = await interleave(targets, requests, plan);
    return report(Object.keys(requests), results, plan);
  } finally {
    for (const target of targets) await target.stop();
  }
}

function row(results, request, server) {
  const at = (field) => median(results(request, server, field));
  const figures = ["perSecond", "node", "postgres", "cpu", "p50", "p99"].map((field) => short(at(field)));
  return [request, server, ...figures, `± ${short(spread(results(request, server, "cpu")))} %`];
}

function goalsOf(results, request) {
  const ratio = (field, upper, lower) =>
    median(results(request, upper, field)) / median(results(request, lower, field));
  const split = (server) =>
    ["node", "postgres"].map((field) => short(median(results(request, server, field)))).join(" + ");
  const cpu = ratio("cpu", "ours", "bare");
  const throughput = ratio("perSecond", "ours", "stock");
  return [
    {
      name: `CPU per request, ${request}, against the bare server`,
      goal: `≤ ${GOAL.cpu} x`,
      value: `${short(cpu)} x`,
      met: cpu <= GOAL.cpu,
      why: `Node and PostgreSQL take ${split("ours")} µs, in the bare server ${split("bare")} µs`,
    },
    {
      name: `requests a second, ${request}, against the stock arrangement`,
      goal: `≥ ${GOAL.throughput} x`,
      value: `${short(throughput)} x`,
      met: throughput >= GOAL.throughput,
      why: `Node and PostgreSQL take ${split("ours")} µs, in the stock arrangement ${split("stock")} µs`,
    },
  ];
}

function report(requests, results, { rounds, ms }) {
  const rows = requests.flatMap((request) =>
    ["bare", "ours", "stock"].map((server) => row(results, request, server)),
  );
  return {
    title: "Overhead of a request",
    intro:
      "`todos.list` of 50 rows (session, membership, row-level security), ten of them in one batch, and a create, over " +
      "8 connections (2 for the batch). *bare*: node:http and postgres.js with the same statements and nothing else. *stock*: a Next " +
      "route handler, superjson, a transaction per procedure, the session and the member looked up before it. " +
      `Medians of ${rounds} interleaved rounds of ${ms / 1000} s; CPU in microseconds per request, of all processes.`,
    tables: [
      {
        head: [
          "request",
          "server",
          "per second",
          "CPU Node",
          "CPU PostgreSQL",
          "CPU",
          "p50 ms",
          "p99 ms",
          "steady",
        ],
        rows,
      },
    ],
    goals: requests.flatMap((request) => goalsOf(results, request)),
  };
}
