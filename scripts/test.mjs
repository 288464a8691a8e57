import { requireNode } from "./lib/node-version.mjs";
import { sweepAbandoned } from "./lib/postgres.mjs";
import { stopAll, whenParentEnds } from "./lib/process.mjs";
import { BESIDE, RUNNERS, stages } from "./lib/stages.mjs";
import { printFailure, Refusal, seconds } from "./lib/steps.mjs";

const results = [];
let interrupted = false;

function readArguments(argv) {
  const only = argv
    .find((argument) => argument.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const rest = argv.filter((argument) => !argument.startsWith("--only=") && argument !== "--");
  const unknown = only?.filter((name) => !(name in stages)) ?? [];
  if (unknown.length)
    throw new Refusal(
      `No stage is named ${unknown.join(", ")}. There are: ${Object.keys(stages).join(", ")}.`,
    );
  const chosen = Object.keys(stages).filter((name) => name === "install" || !only || only.includes(name));
  const runners = chosen.filter((name) => RUNNERS.includes(name));
  if (rest.length && runners.length !== 1) {
    throw new Refusal(
      `Arguments for a test runner (${rest.join(" ")}) need one of ${RUNNERS.join(" or ")}, for example --only=unit.`,
    );
  }
  return { chosen, rest };
}

async function runStage(name, args) {
  console.log(`\n━━ ${name}`);
  const from = performance.now();
  try {
    await stages[name](RUNNERS.includes(name) ? args : []);
    results.push({ name, outcome: "passed", time: seconds(from) });
    return true;
  } catch (error) {
    results.push({ name, outcome: interrupted ? "interrupted" : "FAILED", time: seconds(from) });
    if (!interrupted) printFailure(error);
    return false;
  }
}

/** One stage after the other, until one fails. */
async function runLane(names, args) {
  for (const name of names) if (interrupted || !(await runStage(name, args))) return false;
  return true;
}

/** What runs at a time: one stage, or the unit tests with those beside them. */
function inTurn(chosen) {
  const beside = chosen.includes("unit") ? chosen.filter((name) => BESIDE.includes(name)) : [];
  return chosen
    .filter((name) => !beside.includes(name))
    .map((name) => (name === "unit" && beside.length ? [beside, [name]] : [[name]]));
}

function printSummary(chosen) {
  console.log("\n━━ summary");
  for (const { name, outcome, time } of results)
    console.log(`${name.padEnd(14)}${outcome.padEnd(13)}${time.padStart(7)} s`);
  const done = new Set(results.map(({ name }) => name));
  for (const name of chosen.filter((each) => !done.has(each))) console.log(`${name.padEnd(14)}not run`);
  console.log(`${"total".padEnd(27)}${seconds().padStart(7)} s`);
}

async function main() {
  requireNode();
  const { chosen, rest } = readArguments(process.argv.slice(2));
  let passed = true;
  for (const lanes of inTurn(chosen)) {
    const outcomes = await Promise.all(lanes.map((lane) => runLane(lane, rest)));
    passed = !outcomes.includes(false);
    if (!passed || interrupted) break;
  }
  if (interrupted) await sweepAbandoned();
  printSummary(chosen);
  process.exitCode = passed && !interrupted ? 0 : 1;
}

function interrupt() {
  interrupted = true;
  stopAll();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);
whenParentEnds(interrupt);
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
