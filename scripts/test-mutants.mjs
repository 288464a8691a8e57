import { availableParallelism } from "node:os";
import { tsImport } from "tsx/esm/api";
import { createLane } from "./lib/mutant-lanes.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, seconds, step } from "./lib/steps.mjs";

const CATALOG_TEST = "src/testing/mutants/catalog.test.ts";
const TEMPLATE = "template_mutants";
let interrupted = false;

function readArguments(argv) {
  const only = argv.find((each) => each.startsWith("--only="))?.slice("--only=".length);
  const unknown = argv.filter((each) => !each.startsWith("--only=") && !["--list", "--why"].includes(each));
  if (unknown.length)
    throw new Refusal(`No option is named ${unknown.join(", ")}: --only=<part of a name>, --list, --why.`);
  return { only, list: argv.includes("--list"), why: argv.includes("--why") };
}

const watching = (mutants) => [...new Set(mutants.flatMap(({ tests }) => tests))];

/** Nothing is proven by a mutant unless the same tests pass without it, before and after. */
async function testUnbroken(lanes, files) {
  const waiting = [...files];
  const failed = [];
  const work = async (lane) => {
    for (let file = waiting.shift(); file && !interrupted; file = waiting.shift()) {
      const { failures, problems } = await lane.run({ tests: [file], edited: [] });
      failed.push(...failures.map(({ test, why }) => `${test}\n  ${why}`), ...problems);
    }
  };
  await Promise.all(lanes.map(work));
  if (failed.length > 0) throw new Refusal(`Without any mutant these fail:\n${failed.join("\n")}`);
  step(`${files.length} files of tests pass unbroken.`);
}

function judge({ failures, problems }) {
  const [first] = failures;
  if (first) return { outcome: "killed", by: first.test, why: first.why };
  if (problems.length > 0) return { outcome: "BROKEN", by: problems.join("; ") };
  return { outcome: "SURVIVED", by: "nothing" };
}

async function testMutants(lanes, mutants, { why }) {
  const waiting = [...mutants];
  const results = [];
  const work = async (lane) => {
    for (let mutant = waiting.shift(); mutant && !interrupted; mutant = waiting.shift()) {
      const from = performance.now();
      const { name, tests, edits = [] } = mutant;
      const judged = judge(await lane.run({ mutant: name, tests, edited: edits.map(({ file }) => file) }));
      results.push(judged);
      console.log(`${judged.outcome.padEnd(9)}${seconds(from).padStart(5)} s  ${name}  ←  ${judged.by}`);
      if (why && judged.why) console.log(`${" ".repeat(18)}${judged.why}`);
    }
  };
  await Promise.all(lanes.map(work));
  return results.filter(({ outcome }) => outcome === "killed").length;
}

async function testAll(mutants, options) {
  const server = await startPostgres({ ephemeral: true });
  const env = { TEST_DATABASE_ADMIN_URL: server.url(), TEST_DATABASE_TEMPLATE: TEMPLATE };
  const lanes = Array.from({ length: Math.min(4, availableParallelism()) }, () => createLane(env));
  try {
    const { migrateDatabase } = await tsImport("../src/server/db/migrate.ts", import.meta.url);
    await migrateDatabase({ adminUrl: server.url(TEMPLATE) });
    await testUnbroken(lanes, [CATALOG_TEST]);
    await testUnbroken(lanes, watching(mutants));
    const killed = await testMutants(lanes, mutants, options);
    await testUnbroken(lanes, watching(mutants));
    console.log(`\nkilled ${killed}/${mutants.length}`);
    return killed === mutants.length;
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
    await server.stop();
  }
}

async function main() {
  requireNode();
  const options = readArguments(process.argv.slice(2));
  const catalog = await tsImport("../src/testing/mutants/catalog.ts", import.meta.url);
  const mutants = catalog.mutants.filter(({ name }) => name.includes(options.only ?? ""));
  if (options.list) return console.log(mutants.map(({ name }) => name).join("\n"));
  if (mutants.length === 0) throw new Refusal(`No mutant's name holds “${options.only}”.`);
  if (!(await testAll(mutants, options))) process.exitCode = 1;
}

function interrupt() {
  interrupted = true;
  stopAll();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);
whenParentEnds(interrupt);
main().catch((error) => {
  if (!interrupted) printFailure(error);
  process.exitCode = 1;
});
