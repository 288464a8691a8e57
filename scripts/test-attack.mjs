import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal } from "./lib/steps.mjs";

/** Attacks every procedure over HTTP: in the bounded form of `npm test`, or with --full in every way, races too. */
async function main() {
  requireNode();
  const [option, ...rest] = process.argv.slice(2);
  if (rest.length || (option && option !== "--full")) throw new Refusal("The only option is --full.");
  const env = { ...process.env, ATTACK: option ? "full" : "bounded" };
  const vitest = inRoot("node_modules", "vitest", "vitest.mjs");
  const tests = ["src/testing/attack", ...(option ? ["src/testing/races"] : [])];
  await node([vitest, "run", ...tests, "--disable-console-intercept"], { env });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stopAll);
whenParentEnds(stopAll);
main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
