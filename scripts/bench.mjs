import { watchStolen } from "../bench/lib/procfs.mjs";
import { renderSection, stamp, writeReport } from "../bench/lib/report.mjs";
import { buildStock } from "../bench/lib/servers.mjs";
import { makeWorld } from "../bench/lib/world.mjs";
import { measureFrontEnd } from "../bench/sections/front-end.mjs";
import { measureGrowth } from "../bench/sections/growth.mjs";
import { measureLoad } from "../bench/sections/load.mjs";
import { measureOverhead } from "../bench/sections/overhead.mjs";
import { measureRoundTrips } from "../bench/sections/round-trips.mjs";
import { measureStart } from "../bench/sections/start.mjs";
import { measureTransaction } from "../bench/sections/transaction.mjs";
import { isBuilt } from "./lib/build-stamp.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, step } from "./lib/steps.mjs";

const SECTIONS = {
  trips: measureRoundTrips,
  overhead: measureOverhead,
  transaction: measureTransaction,
  growth: measureGrowth,
  load: measureLoad,
  "front-end": measureFrontEnd,
  start: measureStart,
};
const NEED_STOCK = ["trips", "overhead", "front-end"];

function readArguments(argv) {
  const names = Object.keys(SECTIONS);
  const options = { only: names, quick: false, huge: false, write: true };
  for (const argument of argv) {
    if (argument === "--quick") Object.assign(options, { quick: true, write: false });
    else if (argument === "--huge") options.huge = true;
    else if (argument.startsWith("--only=")) options.only = argument.slice("--only=".length).split(",");
    else throw new Refusal(`${argument} is unknown. There are: --only=${names.join(",")} --huge --quick`);
  }
  const unknown = options.only.filter((name) => !names.includes(name));
  if (unknown.length) throw new Refusal(`${unknown.join(", ")} is unknown. There are: ${names.join(", ")}`);
  if (process.platform !== "linux") throw new Refusal("The bench reads /proc: it runs on Linux only.");
  return options;
}

let world;
let ending;

/** Ends all that runs and leaves nothing behind. */
function end(code) {
  ending ??= stopAll()
    .then(() => world)
    .then((made) => made?.stop())
    .catch(() => {})
    .then(() => process.exit(code));
  return ending;
}

async function measure(name, options) {
  step(`Measuring ${name}`);
  const at = stamp();
  const stolen = watchStolen();
  world = makeWorld();
  const made = await world;
  try {
    const measured = await SECTIONS[name]({ world: made, ...options });
    return { ...measured, stamp: { ...at, stolen: stolen() } };
  } finally {
    await made.stop();
    world = undefined;
  }
}

/**
 * Measures and compares: --only=… some sections, --huge with 10 million todos, --quick a trial of the bench itself
 * that writes nothing down. What is not measured keeps its last figures, with their own date.
 */
async function main() {
  requireNode();
  const { only, write, ...options } = readArguments(process.argv.slice(2));
  if (!isBuilt()) {
    step("Building");
    await node([inRoot("scripts", "build.mjs")], { quiet: true });
  }
  const stockFolder = only.some((name) => NEED_STOCK.includes(name)) ? await buildStock() : undefined;
  for (const name of Object.keys(SECTIONS).filter((each) => only.includes(each))) {
    const section = await measure(name, { stockFolder, ...options });
    console.log(`\n${renderSection(section)}\n`);
    if (write) writeReport({ [name]: section }, Object.keys(SECTIONS));
  }
  step(write ? "Written to docs/benchmarks.md and docs/benchmarks.json" : "A trial: nothing was written");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(1));
whenParentEnds(() => end(1));
main().then(
  () => process.exit(0),
  (error) => {
    if (!ending) printFailure(error);
    return end(1);
  },
);
