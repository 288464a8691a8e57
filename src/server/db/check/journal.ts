import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Problem } from "./problem";

const journalSchema = z.object({
  entries: z.array(z.object({ idx: z.number(), when: z.number(), tag: z.string() })),
});

export type Entry = z.infer<typeof journalSchema>["entries"][number];

export const sqlFile = (folder: string, tag: string) => path.join(folder, `${tag}.sql`);
export const snapshotFile = (folder: string, tag: string) =>
  path.join(folder, "meta", `${prefixOf(tag)}_snapshot.json`);

const prefixOf = (tag: string) => tag.split("_")[0] ?? tag;

/** The journal's entries; null, with a problem, when the journal cannot be read. */
export function readJournal(folder: string): { entries: Entry[] | null; problems: Problem[] } {
  const file = path.join(folder, "meta", "_journal.json");
  const broken = (reason: string) => ({ entries: null, problems: [{ file, reason }] });
  if (!existsSync(file)) return broken("is missing");
  try {
    const parsed = journalSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success
      ? { entries: parsed.data.entries, problems: [] }
      : broken("has not the journal's shape");
  } catch {
    return broken("is not JSON: is a merge conflict left in it?");
  }
}

/** Order of the entries, and that every entry has its files and every file its entry. */
export function checkJournal(folder: string, entries: readonly Entry[]): Problem[] {
  return [...checkOrder(folder, entries), ...checkFiles(folder, entries), ...checkOrphans(folder, entries)];
}

function checkOrder(folder: string, entries: readonly Entry[]): Problem[] {
  return entries.flatMap(({ idx, when, tag }, index) => {
    const previous = entries[index - 1];
    const problem = (reason: string) => ({ file: sqlFile(folder, tag), reason });
    const problems: Problem[] = [];
    if (idx !== index) problems.push(problem(`is number ${idx} in the journal and stands at place ${index}`));
    if (!previous) return problems;
    if (when <= previous.when) {
      problems.push(
        problem(`is not newer than ${previous.tag} (journal "when"): a migrated database would skip it`),
      );
    }
    if (comparePrefixes(previous.tag, tag) >= 0) {
      problems.push(problem(`comes after ${previous.tag} in the journal but not by its file name`));
    }
    return problems;
  });
}

function comparePrefixes(a: string, b: string): number {
  return prefixOf(a).localeCompare(prefixOf(b), "en", { numeric: true });
}

function checkFiles(folder: string, entries: readonly Entry[]): Problem[] {
  return entries
    .flatMap(({ tag }) => [sqlFile(folder, tag), snapshotFile(folder, tag)])
    .filter((file) => !existsSync(file))
    .map((file) => ({ file, reason: "is missing, though the journal names its migration" }));
}

function checkOrphans(folder: string, entries: readonly Entry[]): Problem[] {
  const known = new Set(entries.flatMap(({ tag }) => [sqlFile(folder, tag), snapshotFile(folder, tag)]));
  const present = [folder, path.join(folder, "meta")]
    .filter((each) => existsSync(each))
    .flatMap((each) => readdirSync(each).map((name) => path.join(each, name)));
  return present
    .filter((file) => /\.sql$|_snapshot\.json$/.test(file) && !known.has(file))
    .map((file) => ({ file, reason: "is not in the journal: it is never applied" }));
}
