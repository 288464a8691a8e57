import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findStrangers } from "./check-rooms.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { CommandFailed, node } from "./lib/process.mjs";
import { printFailure } from "./lib/steps.mjs";

const FEWEST_MODULES = 40;
const SERVER_ONLY = ["current_setting", "drizzle:Name", "pg-core"];

async function checkImports() {
  const depcruise = inRoot("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const output = await node(
    [depcruise, "--config", inRoot(".dependency-cruiser.cjs"), "--output-type", "json", "src"],
    { quiet: true },
  );
  const { summary, modules } = JSON.parse(output);
  const own = modules.filter(({ source }) => source.startsWith("src/")).length;
  const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const problems = summary.violations.map(({ from, to, cycle, rule }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
    return `${from} → ${way}: ${comments.get(rule.name)} (${rule.name})`;
  });
  if (own < FEWEST_MODULES)
    problems.push(`Only ${own} modules were read: the TypeScript in use is not understood.`);
  return { name: `imports of ${own} modules`, problems };
}

function checkRooms() {
  return { name: "file names of rooms", problems: findStrangers() };
}

async function checkUnused() {
  const knip = inRoot("node_modules", "knip", "bin", "knip.js");
  try {
    await node([knip, "--no-progress"], { quiet: true });
    return { name: "unused files, exports and packages", problems: [] };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { name: "unused files, exports and packages", problems: [error.output.trim()] };
  }
}

function checkBundle() {
  const folder = inRoot(".next", "static");
  if (!existsSync(folder)) return { name: "browser bundle (none is built)", problems: [] };
  const scripts = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name));
  const problems = scripts.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const found = SERVER_ONLY.filter((word) => text.includes(word));
    return found.map(
      (word) => `${relative(root, file)} holds "${word}": a screen imports a schema of the server`,
    );
  });
  return { name: `browser bundle, ${scripts.length} scripts`, problems };
}

try {
  const results = [await checkImports(), checkRooms(), await checkUnused(), checkBundle()];
  for (const { name, problems } of results) {
    console.log(`${problems.length === 0 ? "✓" : "✗"} ${name}`);
    for (const problem of problems) console.error(`  ${problem.replaceAll("\n", "\n  ")}`);
  }
  if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
