import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

export type Step = {
  tag: string;
  id: string;
  prevId: string;
  when: number;
  idx: number;
  tables: Record<string, unknown>;
};

const origin = "00000000-0000-0000-0000-000000000000";

/** Three sound migrations; the tables of each are those of the one before and one more. */
export function soundSteps(): Step[] {
  return [
    { tag: "20260101000000_initial", id: "a", prevId: origin, when: 1, idx: 0, tables: table("user") },
    { tag: "20260102000000_guards", id: "b", prevId: "a", when: 2, idx: 1, tables: table("user") },
    { tag: "20260103000000_todos", id: "c", prevId: "b", when: 3, idx: 2, tables: table("user", "todos") },
  ];
}

export const table = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`public.${name}`, { columns: {} }]));

/** Writes a folder of migrations below a new folder of its own, which goes when the test ends; answers both. */
export function writeMigrations(steps: readonly Step[]): { root: string; folder: string } {
  const root = mkdtempSync(path.join(tmpdir(), "check-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = path.join(root, "drizzle");
  mkdirSync(path.join(folder, "meta"), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, "meta", name), JSON.stringify(value));
  json("_journal.json", { entries: steps.map(({ idx, when, tag }) => ({ idx, when, tag })) });
  for (const { tag, id, prevId, tables } of steps) {
    writeFileSync(path.join(folder, `${tag}.sql`), `-- ${tag}\n`);
    json(`${tag.split("_")[0]}_snapshot.json`, { id, prevId, tables });
  }
  return { root, folder };
}
