import { relative } from "node:path";
import { createVitest } from "vitest/node";
import { inRoot, root } from "./paths.mjs";

// A process that runs files of tests on request, one mutant after another, and answers what failed. Vitest stays
// loaded in between; each file of tests still gets a process of its own.

const vitest = await createVitest("test", { watch: false, bail: 1, maxWorkers: 1, reporters: [{}] });
const [project] = vitest.projects;

/** Nothing of the run before may speak in the next: neither results nor the broken source. */
function forget(edited) {
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  for (const file of edited) vitest.invalidateFile(inRoot(file));
}

async function runFile(file) {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([
    project.createSpecification(inRoot(file)),
  ]);
  const tests = testModules.flatMap((module) => [...module.children.allTests()]);
  const failures = tests.flatMap((test) => {
    const { state, errors } = test.result();
    return state === "failed" ? [{ test: `${file} › ${test.fullName}`, why: firstLine(errors?.[0]) }] : [];
  });
  const problems = [...testModules.flatMap((module) => module.errors()), ...unhandledErrors];
  const unrun = tests.length === 0 ? [`${file} ran no test`] : [];
  return {
    failures,
    problems: [...unrun, ...problems.map((each) => `${relative(root, inRoot(file))}: ${firstLine(each)}`)],
  };
}

const firstLine = (error) => String(error?.message ?? error ?? "").split("\n")[0];

async function run({ mutant, tests, edited }) {
  forget(edited);
  if (mutant) process.env.MUTANT = mutant;
  else delete process.env.MUTANT;
  const problems = [];
  for (const file of tests) {
    const result = await runFile(file);
    if (result.failures.length > 0) return { failures: result.failures, problems };
    problems.push(...result.problems);
    forget([]);
  }
  return { failures: [], problems };
}

process.on("message", async (request) => {
  const answer = await run(request).catch((error) => ({ failures: [], problems: [firstLine(error)] }));
  forget(request.edited);
  process.send(answer);
});
process.on("disconnect", () => vitest.close().finally(() => process.exit()));
process.send("ready");
