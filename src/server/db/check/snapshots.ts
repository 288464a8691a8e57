import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type Entry, snapshotFile } from "./journal";
import type { Problem } from "./problem";

const snapshotSchema = z.object({
  id: z.string(),
  prevId: z.string(),
  tables: z.record(z.string(), z.unknown()),
});

type Snapshot = z.infer<typeof snapshotSchema> & { tag: string; file: string };

const origin = "00000000-0000-0000-0000-000000000000";

/** Every snapshot must continue the one before; two that continue the same one come from two branches. */
export function checkSnapshots(folder: string, entries: readonly Entry[]): Problem[] {
  const files = entries
    .map(({ tag }) => ({ tag, file: snapshotFile(folder, tag) }))
    .filter(({ file }) => existsSync(file));
  const read = files.map(({ tag, file }) => readSnapshot(tag, file));
  const snapshots = read.filter((each) => "id" in each);
  return [...read.filter((each) => "reason" in each), ...checkChain(snapshots)];
}

function readSnapshot(tag: string, file: string): Snapshot | Problem {
  try {
    const parsed = snapshotSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? { ...parsed.data, tag, file } : { file, reason: "has not a snapshot's shape" };
  } catch {
    return { file, reason: "is not JSON: is a merge conflict left in it?" };
  }
}

function checkChain(snapshots: readonly Snapshot[]): Problem[] {
  return snapshots.flatMap((snapshot, index) => {
    const previous = snapshots[index - 1];
    if (snapshot.prevId === (previous?.id ?? origin)) return [];
    const sibling = snapshots.slice(0, index).find((each) => each.prevId === snapshot.prevId);
    const parent = snapshots.find((each) => each.id === snapshot.prevId);
    if (sibling) return [{ file: snapshot.file, reason: describeFork(parent, sibling, snapshot) }];
    const reason = parent
      ? `continues ${parent.tag}, not ${previous?.tag ?? "an empty database"}`
      : `continues a snapshot that is not here (${snapshot.prevId})`;
    return [{ file: snapshot.file, reason }];
  });
}

function describeFork(parent: Snapshot | undefined, one: Snapshot, other: Snapshot): string {
  const changedByOne = changedTables(parent, one);
  const both = changedTables(parent, other).filter((table) => changedByOne.includes(table));
  const shared = both.length > 0 ? `both change ${both.join(", ")}` : "they change different tables";
  return (
    `conflicts with ${one.tag}: both continue ${parent?.tag ?? "an empty database"} and ${shared}. ` +
    `Delete ${other.tag} (its .sql, its snapshot, its journal entry) and run npm run db:generate again`
  );
}

function changedTables(from: Snapshot | undefined, to: Snapshot): string[] {
  const before = from?.tables ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(to.tables)]);
  return [...names]
    .filter((name) => !isDeepStrictEqual(before[name], to.tables[name]))
    .map((name) => name.replace(/^public\./, ""))
    .sort();
}
