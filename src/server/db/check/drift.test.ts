import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkDrift } from "./drift";
import { run } from "./run";

const project = mkdtempSync(path.join(tmpdir(), "drift-"));
const folder = path.join(project, "drizzle");
const schema = path.relative(".", path.join(project, "schema.ts"));
const options = { folder, schema, dialect: "postgresql", casing: "snake_case" };

function driftOf(columns: string, rest = "") {
  const imports = 'import { pgTable, text, uuid } from "drizzle-orm/pg-core";';
  writeFileSync(
    schema,
    `${imports}\nexport const todos = pgTable("todos", { id: uuid(), ${columns} });\n${rest}`,
  );
  return checkDrift(options);
}

beforeAll(() => {
  symlinkSync(path.resolve("node_modules"), path.join(project, "node_modules"), "dir");
  mkdirSync(folder);
  driftOf("dueDate: text()");
  const args = ["--dialect", "postgresql", "--schema", schema, "--casing", "snake_case"];
  const drizzleKit = path.resolve("node_modules/drizzle-kit/bin.cjs");
  run(process.execPath, [drizzleKit, "generate", ...args, "--out", path.relative(".", folder)]);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

it("accepts a schema that the migrations lead to", () => {
  expect(driftOf("dueDate: text()")).toEqual([]);
});

it("names the statements the migrations lack", () => {
  const reason = expect.stringContaining('ALTER TABLE "todos" ADD COLUMN "sort_color" text;');
  expect(driftOf("dueDate: text(), sortColor: text()")).toEqual([{ file: schema, reason }]);
});

it("does not wait for an answer when a column may have been renamed", () => {
  expect(driftOf("dueOn: text()")).toEqual([{ file: schema, reason: expect.stringContaining("renamed") }]);
});

it("says what is wrong with a schema that cannot be read", () => {
  const reason = expect.stringContaining("cannot be compared with the migrations: Error: broken");
  expect(driftOf("dueDate: text()", 'throw new Error("broken");')).toEqual([{ file: schema, reason }]);
});
