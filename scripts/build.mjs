import { existsSync, mkdirSync, rmSync } from "node:fs";
import { sourceHash, writeStamp } from "./lib/build-stamp.mjs";
import { acquireLock, LockHeld } from "./lib/lock.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, stopAll } from "./lib/process.mjs";
import { writeStandalone } from "./lib/standalone.mjs";
import { printFailure, Refusal, step } from "./lib/steps.mjs";

const PROGRAMS = {
  server: "src/server/main.ts",
  worker: "scripts/worker.ts",
  "db-migrate": "scripts/db-migrate.ts",
  "db-seed": "scripts/db-seed.ts",
  "audit-verify": "scripts/audit-verify.ts",
  backup: "scripts/backup.ts",
  restore: "scripts/restore.ts",
  import: "scripts/import.ts",
};

async function bundlePrograms() {
  const { build } = await import("esbuild");
  const entryPoints = Object.entries(PROGRAMS)
    .filter(([, source]) => existsSync(inRoot(source)))
    .map(([out, source]) => ({ out, in: inRoot(source) }));
  await build({
    entryPoints,
    outdir: inRoot("dist"),
    absWorkingDir: inRoot(),
    tsconfig: inRoot("tsconfig.json"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
}

async function buildPages() {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await node([inRoot("node_modules", "next", "dist", "bin", "next"), "build"], { env });
}

function lock() {
  mkdirSync(inRoot("dist"), { recursive: true });
  try {
    return acquireLock(inRoot("dist", ".lock"));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Refusal(`Another build is running (pid ${error.pid}).`);
  }
}

async function main() {
  const serverOnly = process.argv.includes("--server-only");
  const unlock = lock();
  try {
    const hash = sourceHash();
    step("Bundling the programs");
    await bundlePrograms();
    if (serverOnly) return;
    rmSync(inRoot("dist", ".stamp"), { force: true });
    step("Building the pages");
    await buildPages();
    writeStamp(hash);
    step("Built");
    if (!process.argv.includes("--standalone")) return;
    const { folder, files } = await writeStandalone();
    step(`Copied to ${folder} with ${files} files of packages and programs`);
  } finally {
    unlock();
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, async () => {
    await stopAll();
    process.exit(1);
  });
}

try {
  await main();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
