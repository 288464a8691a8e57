import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { inRoot, root } from "./paths.mjs";

const target = inRoot("dist", "standalone");

/** What is read by its path and not imported. */
const further = ["package.json", "drizzle", "src/i18n", ".next"];

/** The files of a folder that `of` wants, as paths from the project's. */
const filesIn = (folder, of) =>
  readdirSync(inRoot(folder), { recursive: true })
    .filter(of)
    .map((file) => `${folder}/${file}`);

/** What Next's server and each page load, as its build wrote down. */
function tracedByNext() {
  const traces = filesIn(".next", (file) => file.endsWith(".nft.json"));
  return traces.flatMap((trace) =>
    JSON.parse(readFileSync(inRoot(trace), "utf8")).files.map((file) =>
      relative(root, resolve(dirname(inRoot(trace)), file)),
    ),
  );
}

const next = "**/next/dist";
/** What builds pages, and what only a developer's server loads. */
const compilers = [
  "**/@next/swc*/**",
  `${next}/build/{babel,swc,analysis,static-paths,webpack*}/**`,
  `${next}/build/index.js`,
  `${next}/compiled/{babel*,@babel*,css*,cssnano*,edge-runtime,@edge-runtime,postcss*,sass*,terser,webpack*}/**`,
  `${next}/compiled/next-server/**/*.dev.js*`,
  `${next}/{docs,experimental,export,pages,server/dev}/**`,
  "**/*.d.ts",
];

/** What the programs in `dist` load. */
async function tracedFromPrograms() {
  const { nodeFileTrace } = await import("@vercel/nft");
  const programs = filesIn("dist", (file) => /^[a-z-]+\.js$/.test(file));
  const { fileList } = await nodeFileTrace(
    programs.map((file) => inRoot(file)),
    {
      base: root,
      ignore: compilers,
      // No path that a bundled package composes leads to a file of ours.
      analysis: { emitGlobs: false, computeFileReferences: false, evaluatePureExpressions: true },
    },
  );
  const maps = filesIn("dist", (file) => /^([a-z-]+|parts\/.*)\.js\.map$/.test(file));
  return [...fileList, ...maps];
}

const isNeeded = (file) => !file.startsWith("..") && !file.startsWith(`.next${sep}`);
const isNoCache = (path) => ![inRoot(".next", "cache"), inRoot(".next", "trace")].includes(path);

/** Copies the built programs and pages to `dist/standalone`, with the files of packages that they load and no other. */
export async function writeStandalone() {
  rmSync(target, { recursive: true, force: true });
  const traced = new Set([...tracedByNext(), ...(await tracedFromPrograms())].filter(isNeeded));
  const options = { recursive: true, verbatimSymlinks: true, filter: isNoCache };
  for (const file of [...traced, ...further]) cpSync(inRoot(file), resolve(target, file), options);
  return { folder: target, files: traced.size };
}
