import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { soundSteps, writeMigrations } from "./fixture";
import { sqlFile } from "./journal";
import { lintMigrations } from "./lint";

function lint(place: number, statement: string) {
  const steps = soundSteps();
  const { folder } = writeMigrations(steps);
  writeFileSync(sqlFile(folder, steps[place]?.tag ?? ""), `${statement}\n`);
  const { problems, notes } = lintMigrations(folder, steps);
  return { problems: problems.map(({ reason }) => reason), notes: notes.map(({ reason }) => reason) };
}

it("refuses a required column without a default on a table that may have rows", () => {
  expect(lint(2, 'ALTER TABLE "todos" ADD COLUMN "color" text NOT NULL;')).toEqual({
    problems: [expect.stringContaining("(adding-required-field)")],
    notes: [],
  });
});

it("refuses a concurrent index, which the migrator's transaction cannot make", () => {
  const { problems } = lint(
    2,
    'ALTER TABLE "todos" ADD "y" text;\nCREATE INDEX CONCURRENTLY "x" ON "todos" ("title");',
  );
  expect(problems).toEqual([expect.stringContaining("(ban-concurrent-index-creation-in-transaction)")]);
});

it("notes what blocks writers for long", () => {
  expect(lint(2, 'CREATE INDEX "x" ON "todos" ("title");')).toEqual({
    problems: [],
    notes: [expect.stringContaining("(require-concurrent-index-creation)")],
  });
});

it("accepts a new table with its index", () => {
  const statement =
    'CREATE TABLE "labels" ("id" uuid PRIMARY KEY);--> statement-breakpoint\nCREATE INDEX "x" ON "labels" ("id");';
  expect(lint(2, statement)).toEqual({ problems: [], notes: [] });
});

it("leaves the first two alone: they meet an empty database", () => {
  expect(lint(1, 'ALTER TABLE "todos" ADD COLUMN "color" text NOT NULL;')).toEqual({
    problems: [],
    notes: [],
  });
});
