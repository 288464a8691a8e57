import { mkdirSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.mjs";

/** Bundles a module of the bench with what it imports of the app; packages stay outside. Answers the file. */
export async function bundle(source, out) {
  const { build } = await import("esbuild");
  const outfile = inRoot("dist", "bench", out);
  mkdirSync(inRoot("dist", "bench"), { recursive: true });
  await build({
    entryPoints: [inRoot("bench", source)],
    outfile,
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
  return outfile;
}
