import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Problem } from "./problem";
import { run } from "./run";

export type DriftOptions = { folder: string; schema: string; dialect: string; casing: string };

const drizzleKit = path.resolve("node_modules/drizzle-kit/bin.cjs");

const unchanged = "No schema changes";

/** Generates into a copy of the migrations: whatever is new there, the committed migrations lack. */
export function checkDrift({ folder, schema, dialect, casing }: DriftOptions): Problem[] {
  const copy = mkdtempSync(path.join(tmpdir(), "migrations-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const before = new Set(readdirSync(copy));
    const args = ["generate", "--dialect", dialect, "--schema", schema, "--out", path.relative(".", copy)];
    const { output } = run(process.execPath, [
      drizzleKit,
      ...args,
      "--casing",
      casing,
      "--prefix",
      "timestamp",
    ]);
    const added = readdirSync(copy).filter((name) => name.endsWith(".sql") && !before.has(name));
    if (added.length > 0) return added.map((name) => lacking(schema, path.join(copy, name)));
    // It ends with 0 even when the schema threw or a question found nobody to ask.
    if (output.includes(unchanged)) return [];
    return [{ file: schema, reason: explain(output) }];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function lacking(schema: string, file: string): Problem {
  const statements = readFileSync(file, "utf8").replaceAll("--> statement-breakpoint", "").trim();
  return {
    file: schema,
    reason: `differs from the migrations: run npm run db:generate. They lack:\n${statements}`,
  };
}

function explain(output: string): string {
  if (output.includes("require a TTY")) {
    return "differs from the migrations, and whether something was renamed only you can say: run npm run db:generate";
  }
  const lines = output.trim().split("\n");
  const telling = lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
  return `cannot be compared with the migrations: ${telling}`;
}
