import path from "node:path";
import { z } from "zod";
import { type Entry, sqlFile } from "./journal";
import type { Problem } from "./problem";
import { run } from "./run";

export type Lint = { problems: Problem[]; notes: Problem[]; skipped?: string };

const squawk = path.resolve("node_modules/squawk-cli/js/bin/squawk");

/** The first two migrations meet an empty database: nothing there can block or be lost. */
const exempt = 2;

/** Of taste, or what the migrator sets itself. */
const excluded = [
  "prefer-robust-stmts",
  "prefer-bigint-over-int",
  "require-lock-timeout",
  "require-statement-timeout",
];

/** What fails in the migrator's transaction or on a table with rows; everything else only locks or warns. */
const fatal = new Set([
  "syntax-error",
  "adding-required-field",
  "ban-concurrent-index-creation-in-transaction",
  "transaction-nesting",
  "ban-drop-database",
  "ban-truncate-cascade",
]);

const findingsSchema = z.array(
  z.object({
    file: z.string(),
    line: z.number(),
    rule_name: z.string(),
    message: z.string(),
    help: z.string().nullish(),
  }),
);

/** Reads every migration but the first two with squawk: what would fail, and what would hold a lock for long. */
export function lintMigrations(folder: string, entries: readonly Entry[]): Lint {
  const files = entries.slice(exempt).map(({ tag }) => sqlFile(folder, tag));
  if (files.length === 0) return { problems: [], notes: [] };
  const options = [
    "--assume-in-transaction",
    "--pg-version=15",
    "--reporter=json",
    `--exclude=${excluded.join(",")}`,
  ];
  const { output } = run(process.execPath, [squawk, ...options, ...files]);
  const findings = parse(output);
  if (!findings) return { problems: [], notes: [], skipped: output.trim().split("\n")[0] };
  const of = (isFatal: boolean) =>
    findings.filter((each) => fatal.has(each.rule_name) === isFatal).map(toProblem);
  return { problems: of(true), notes: of(false) };
}

function parse(output: string) {
  try {
    return findingsSchema.parse(JSON.parse(output.slice(output.indexOf("["), output.lastIndexOf("]") + 1)));
  } catch {
    return undefined;
  }
}

function toProblem({
  file,
  line,
  message,
  help,
  rule_name,
}: z.infer<typeof findingsSchema>[number]): Problem {
  return { file: `${file}:${line + 1}`, reason: `${message} ${help ?? ""} (${rule_name})` };
}
