import { type TrashKind, trashKinds } from "@/domain/trash";
import * as schema from "../db/schema";
import { type TrashEntry, type TrashParent, trashEntryOf } from "../db/tenant-table";

/** What the trash knows of a kind, with the kinds it hangs on. */
export type Kind = Omit<TrashEntry, "parents"> & {
  parents: readonly (TrashParent & { entry: TrashEntry })[];
};

const declared = Object.values<unknown>(schema).flatMap((table) => trashEntryOf(table) ?? []);

/** Every kind the trash holds, as the tables declare them, parents first. */
export const kinds: readonly Kind[] = parentsFirst(declared.map(withParents));

/** The entry of a kind; throws a TypeError for one that no table declares. */
export function kindOf(name: TrashKind): Kind {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw new TypeError(`No table declares the trash kind ${name}`);
  return found;
}

for (const name of trashKinds) kindOf(name);

/** Kinds whose rows hang on rows of `kind`, with the column that says on which. */
export function childrenOf(kind: TrashKind): (TrashParent & { child: Kind })[] {
  return kinds.flatMap((child) =>
    child.parents.filter(({ entry }) => entry.kind === kind).map(({ column, of }) => ({ child, column, of })),
  );
}

/** The kinds that a deletion of `kind` may have taken along or been taken along by, parents first. */
export function relativesOf(kind: TrashKind): readonly Kind[] {
  const found = new Set([kind]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { kind: own, parents } of kinds) {
      const family = [own, ...parents.map(({ entry }) => entry.kind)];
      if (family.some((each) => found.has(each))) for (const each of family) found.add(each);
    }
  }
  return kinds.filter((each) => found.has(each.kind));
}

function withParents(entry: TrashEntry): Kind {
  const parents = entry.parents.map(({ column, of }) => {
    const parent = trashEntryOf(of.table);
    if (!parent) throw new TypeError(`What a ${entry.noun} hangs on never goes to the trash`);
    return { column, of, entry: parent };
  });
  return { ...entry, parents };
}

function parentsFirst(rest: Kind[]): Kind[] {
  if (rest.length === 0) return [];
  const waiting = new Set(rest.map(({ kind }) => kind));
  const ready = rest.filter(({ parents }) => parents.every(({ entry }) => !waiting.has(entry.kind)));
  if (ready.length === 0) throw new TypeError(`Trash kinds hang on one another: ${[...waiting].join(", ")}`);
  return [...ready, ...parentsFirst(rest.filter((each) => !ready.includes(each)))];
}
