import { renderSection, stamp, writeReport } from "../bench/lib/report.mjs";
import { buildStock } from "../bench/lib/servers.mjs";
import { makeWorld } from "../bench/lib/world.mjs";
import { measureGrowth } from "../bench/sections/growth.mjs";
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
  start: measureStart,
};
const NEED_STOCK = ["trips", "overhead"];

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

/**
 * Measures and compares: --only=… some sections, --huge with 10 million todos, --quick a trial of the bench itself
 * that writes nothing down.
 */
async function main() {
  requireNode();
  const { only, write, ...options } = readArguments(process.argv.slice(2));
  if (!isBuilt()) {
    step("Building");
    await node([inRoot("scripts", "build.mjs")], { quiet: true });
  }
  const stockFolder = only.some((name) => NEED_STOCK.includes(name)) ? await buildStock() : undefined;
  const measured = {};
  for (const name of Object.keys(SECTIONS).filter((each) => only.includes(each))) {
    step(`Measuring ${name}`);
    const world = await makeWorld();
    try {
      measured[name] = { ...(await SECTIONS[name]({ world, stockFolder, ...options })), stamp: stamp() };
    } finally {
      await world.stop();
    }
    console.log(`\n${renderSection(measured[name])}\n`);
  }
  if (!write) return;
  const files = writeReport(measured, Object.keys(SECTIONS));
  step(`Written to ${files.markdown} and ${files.json}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, async () => {
    await stopAll();
    process.exit(1);
  });
}
whenParentEnds(stopAll);
main().catch(async (error) => {
  printFailure(error);
  await stopAll();
  process.exit(1);
});
