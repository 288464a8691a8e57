import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { sourceHash, writeStamp } from "./lib/build-stamp.mjs";
import { hintToCompileEarly } from "./lib/compile-hints.mjs";
import { compressBuiltFiles } from "./lib/compress.mjs";
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

/** Next loads pages and React from its own files. */
const OUTSIDE = ["next", "react", "react-dom"];

/** What packages that came as CommonJS expect around them. */
const COMMONJS = `import { createRequire as toRequire } from "node:module";
import { fileURLToPath as toPath } from "node:url";
const require = toRequire(import.meta.url), __filename = toPath(import.meta.url), __dirname = toPath(new URL(".", import.meta.url));`;

const NO_MAP = Buffer.from(JSON.stringify({ version: 3, sources: [""], mappings: "AAAA" })).toString(
  "base64",
);

/**
 * Stack traces name the lines of our sources, and for packages those of the built file: maps of all packages would take
 * 100 MB and half a second of each start.
 */
const withoutMapsOfPackages = {
  name: "without-maps-of-packages",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\n//# sourceMappingURL=data:application/json;base64,${NO_MAP}`,
      loader: "default",
    }));
  },
};

/** Programs with the packages they use, in few files: reading some thousand small ones took half of a start. */
async function bundlePrograms() {
  const { build } = await import("esbuild");
  rmSync(inRoot("dist", "parts"), { recursive: true, force: true });
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
    external: OUTSIDE,
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    banner: { js: COMMONJS },
    plugins: [withoutMapsOfPackages],
    jsx: "automatic",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
  });
}

async function buildPages() {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await node([inRoot("node_modules", "next", "dist", "bin", "next"), "build"], { env });
  hintToCompileEarly();
  await compressBuiltFiles();
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
