import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPgBouncer } from "./faults/pgbouncer.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { launch, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, step } from "./lib/steps.mjs";

const folder = mkdtempSync(join(tmpdir(), "tenantry-pgbouncer-program-"));
const vitest = inRoot("node_modules", "vitest", "vitest.mjs");

const IF_FOUND = "--if-found";

/**
 * The integration tests, all or those named, with the app's own role behind PgBouncer in transaction mode.
 * `--if-found`: where there is no PgBouncer, say so and pass.
 */
async function main() {
  requireNode();
  const named = process.argv.slice(2).filter((argument) => argument !== IF_FOUND);
  const program = await findPgBouncer(folder).catch((error) => {
    if (named.length === process.argv.length - 2 || !(error instanceof Refusal)) throw error;
    step(`Not tested behind PgBouncer: ${error.message}`);
  });
  if (!program) return;
  step(`Through ${program}`);
  const env = { ...process.env, TEST_PGBOUNCER: program, DATABASE_PREPARE: "false" };
  const { code } = await launch(process.execPath, [vitest, "run", ...named], { env }).ended;
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
