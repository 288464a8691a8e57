import { setTimeout as delay } from "node:timers/promises";
import { appKilled, gentleStop, jobKilled, migrationKilled } from "./faults/app.mjs";
import { clock } from "./faults/clock.mjs";
import { cuts, kills, terminations } from "./faults/database.mjs";
import { diskFull } from "./faults/disk.mjs";
import { overload } from "./faults/overload.mjs";
import { writeReport } from "./faults/report.mjs";
import { rolling } from "./faults/rolling.mjs";
import { frozen, slowQuery } from "./faults/slowness.mjs";
import { heldLock, poolExhausted } from "./faults/waits.mjs";
import { workerKilled } from "./faults/worker.mjs";
import { workerAndDatabaseKilled } from "./faults/worker-database.mjs";
import { endWorld, makeWorld } from "./faults/world.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, step } from "./lib/steps.mjs";

const SCENARIOS = {
  terminations,
  kills,
  cuts,
  lock: heldLock,
  pool: poolExhausted,
  frozen,
  slow: slowQuery,
  disk: diskFull,
  sigterm: gentleStop,
  "app-kill": appKilled,
  "job-kill": jobKilled,
  worker: workerKilled,
  "worker-database": workerAndDatabaseKilled,
  "migration-kill": migrationKilled,
  rolling,
  clock,
  overload,
};
const FULL = {
  terminations: 300,
  terminationsPerSecond: 5,
  kills: 50,
  frozenSeconds: 6,
  diskFullSeconds: 6,
  gentleStops: 5,
  appKills: 10,
  jobWaitSeconds: 180,
  workerKills: 100,
  workerDatabaseKills: 20,
  migrationKills: 8,
  rollingPerSecond: 100,
  overloadSeconds: 10,
};
const BOUNDED = {
  terminations: 30,
  terminationsPerSecond: 10,
  kills: 3,
  frozenSeconds: 3,
  diskFullSeconds: 2,
  gentleStops: 1,
  appKills: 2,
  jobWaitSeconds: 180,
  workerKills: 5,
  workerDatabaseKills: 6,
  migrationKills: 2,
  rollingPerSecond: 25,
  overloadSeconds: 4,
};

function readArguments(argv) {
  const options = { bounded: false, names: Object.keys(SCENARIOS), build: true };
  for (const argument of argv) {
    if (argument === "--bounded") options.bounded = true;
    else if (argument === "--no-build") options.build = false;
    else if (argument.startsWith("--only=")) options.names = argument.slice("--only=".length).split(",");
    else throw new Refusal(`${argument} is unknown. There are: --bounded --only=${options.names.join(",")}`);
  }
  const unknown = options.names.filter((name) => !(name in SCENARIOS));
  if (unknown.length) throw new Refusal(`There is no scenario ${unknown.join(", ")}.`);
  if (process.platform !== "linux") throw new Refusal("The faults are made through /proc: Linux only.");
  return options;
}

function print({ name, figures, passed, skipped }) {
  step(`${skipped ? "–" : passed ? "✓" : "✗"} ${name}`);
  for (const [key, value] of Object.entries(figures)) console.log(`            ${key}: ${value}`);
}

async function buildServer() {
  for (let attempt = 1; ; attempt++) {
    try {
      return await node([inRoot("scripts", "build.mjs"), "--server-only"], { quiet: true });
    } catch (error) {
      if (attempt === 60 || !error.output?.includes("Another build is running")) throw error;
      await delay(3_000);
    }
  }
}

/** Breaks things under load: all of them and often, or with --bounded a few times each; --only=… some of them. */
async function main() {
  requireNode();
  const { bounded, names, build } = readArguments(process.argv.slice(2));
  if (build) await buildServer();
  const results = [];
  const world = await makeWorld();
  step("The server is ready");
  try {
    for (const name of names) {
      const result = { key: name, ...(await SCENARIOS[name](world, bounded ? BOUNDED : FULL)) };
      print(result);
      if (process.env.DEBUG) console.log(world.serverLog());
      results.push(result);
      if (!world.app().alive) throw new Refusal(`The server ended:\n${world.serverLog().slice(-3_000)}`);
    }
  } finally {
    await endWorld();
  }
  if (!bounded) writeReport(results, Object.keys(SCENARIOS));
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
}

async function leave() {
  await stopAll();
  await endWorld().catch(() => {});
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, leave);
whenParentEnds(leave);
main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
