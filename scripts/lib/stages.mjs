import { existsSync } from "node:fs";
import { isBuilt } from "./build-stamp.mjs";
import { runBrowserTests } from "./e2e.mjs";
import { install, isInstalled } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { node } from "./process.mjs";
import { Refusal } from "./steps.mjs";

const tool = (...path) => inRoot("node_modules", ...path);
const biome = tool("@biomejs", "biome", "bin", "biome");

async function installPackages() {
  if (!isInstalled()) await install();
}

async function checkTypes() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  await node([tool("next", "dist", "bin", "next"), "typegen"], { quiet: true, env });
  await node([tool("typescript", "bin", "tsc"), "--noEmit"], { quiet: true });
}

function runScript(path, ...options) {
  if (!existsSync(inRoot(path))) throw new Refusal(`${path} is missing.`);
  return node([...options, inRoot(path)], { quiet: true });
}

async function build() {
  if (isBuilt()) return console.log("The build is up to date.");
  await node([inRoot("scripts", "build.mjs")]);
}

async function testInBrowser(args) {
  if (!isBuilt()) throw new Refusal("The build is missing or out of date: npm test -- --only=build,e2e");
  await runBrowserTests(args);
}

/** What `npm test` runs, in this order; each takes the arguments left for its test runner. */
export const stages = {
  install: installPackages,
  format: () => node([biome, "format"]),
  lint: () => node([biome, "lint", "--error-on-warnings"]),
  types: checkTypes,
  architecture: () => runScript("scripts/check-architecture.mjs"),
  migrations: () => runScript("scripts/db-check.ts", "--import", "tsx"),
  unit: (args) => node([tool("vitest", "vitest.mjs"), "run", ...args]),
  build,
  e2e: testInBrowser,
};

/** The stages that say nothing until they fail and need one core: they run one after the other beside the unit tests. */
export const BESIDE = ["types", "architecture", "migrations"];

/** The stages that pass arguments on. */
export const RUNNERS = ["unit", "e2e"];
