/** A change of one file's source: `find` must stand in it exactly once. */
export type Edit = { file: string; find: string; replace: string };

/**
 * One way to break the defence, and the test files that must notice; the most telling first. `sql` runs as superuser
 * in the copied database, `edits` change sources; what two layers refuse is broken in both.
 */
export type Mutant = {
  name: string;
  tests: readonly string[];
  sql?: string;
  edits?: readonly Edit[];
};

export class StaleMutantError extends Error {
  override name = "StaleMutantError";
}

/** Throws `StaleMutantError` when what a mutant changes is not there exactly once: it would prove nothing. */
export function replaceOnce(source: string, { file, find, replace }: Edit): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new StaleMutantError(`${file} has ${places} places instead of one: ${find}`);
  return source.replace(find, () => replace);
}

/** Mutants of one file: the first text and its replacement, then any further pairs. */
export const inFile =
  (file: string, ...tests: string[]) =>
  (name: string, find: string, replace: string, ...more: [find: string, replace: string][]): Mutant => ({
    name,
    tests,
    edits: [[find, replace] as const, ...more].map(([from, to]) => ({ file, find: from, replace: to })),
  });
