import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Step, soundSteps, writeMigrations } from "./fixture";
import { checkJournal, readJournal } from "./journal";

function check(change: (steps: Step[]) => void, damage: (folder: string) => void = () => {}) {
  const steps = soundSteps();
  change(steps);
  const { folder } = writeMigrations(steps);
  damage(folder);
  const { entries, problems } = readJournal(folder);
  const found = entries ? checkJournal(folder, entries) : problems;
  return found.map(({ file, reason }) => `${path.relative(folder, file)}: ${reason}`);
}

const swap = (steps: Step[]) => {
  const last = steps[2];
  if (last) Object.assign(last, { tag: "20260101120000_late" });
};

describe("the journal", () => {
  it("is accepted when in order and complete", () => {
    expect(check(() => {})).toEqual([]);
  });

  it("is refused with a migration merged late under an older name", () => {
    expect(check(swap)).toEqual([
      expect.stringContaining("20260101120000_late.sql: comes after 20260102000000_guards"),
    ]);
  });

  it("is refused with a timestamp that does not increase", () => {
    const problems = check(([, second]) => second && Object.assign(second, { when: 1 }));
    expect(problems).toEqual([expect.stringContaining("20260102000000_guards.sql: is not newer")]);
  });

  it("is refused when two branches took the same number", () => {
    const problems = check(([, , third]) => third && Object.assign(third, { idx: 1 }));
    expect(problems).toEqual([expect.stringMatching(/todos\.sql: is number 1 .* place 2/)]);
  });

  it.each(["20260103000000_todos.sql", "meta/20260103000000_snapshot.json"])("misses %s", (name) => {
    const problems = check(
      () => {},
      (folder) => rmSync(path.join(folder, name)),
    );
    expect(problems).toEqual([`${name}: is missing, though the journal names its migration`]);
  });

  it.each(["20260104000000_stray.sql", "meta/20260104000000_snapshot.json"])("does not know %s", (name) => {
    const problems = check(
      () => {},
      (folder) => writeFileSync(path.join(folder, name), "{}"),
    );
    expect(problems).toEqual([`${name}: is not in the journal: it is never applied`]);
  });

  it("is refused with a merge conflict left in it", () => {
    const problems = check(
      () => {},
      (folder) => writeFileSync(path.join(folder, "meta/_journal.json"), "<<<<<<< HEAD"),
    );
    expect(problems).toEqual([expect.stringContaining("meta/_journal.json: is not JSON")]);
  });
});
