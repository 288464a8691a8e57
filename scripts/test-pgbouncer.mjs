import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPgBouncer } from "./faults/pgbouncer.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { launch, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, step } from "./lib/steps.mjs";

const folder = mkdtempSync(join(tmpdir(), "tenantry-pgbouncer-program-"));
const vitest = inRoot("node_modules", "vitest", "vitest.mjs");

/** The integration tests, all or those named, with the app's own role behind PgBouncer in transaction mode. */
async function main() {
  requireNode();
  const program = await findPgBouncer(folder);
  step(`Through ${program}`);
  const env = { ...process.env, TEST_PGBOUNCER: program, DATABASE_PREPARE: "false" };
  const { code } = await launch(process.execPath, [vitest, "run", ...process.argv.slice(2)], { env }).ended;
  process.exitCode = code === 0 ? 0 : 1;
}

async function leave() {
  await stopAll();
  process.exit(1);
}

process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, leave);
whenParentEnds(leave);
main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
