import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adminSql } from "../database";
import { findMutant, mutants } from "./catalog";
import { replaceOnce, StaleMutantError } from "./mutant";

class Undo extends Error {}

describe("the catalog of mutants", () => {
  it("breaks the defence in at least 60 ways, each named once and watched by tests that exist", () => {
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    for (const { name, tests } of mutants) {
      expect(tests.length, name).toBeGreaterThan(0);
      expect(
        tests.filter((file) => !existsSync(file)),
        name,
      ).toEqual([]);
    }
  });

  it.each(mutants)("still finds and changes what it breaks: $name", async ({ sql, edits = [] }) => {
    expect(sql ?? edits[0]).toBeTruthy();
    for (const edit of edits) {
      const source = readFileSync(edit.file, "utf8");
      expect(replaceOnce(source, edit)).not.toBe(source);
    }
    const applied = adminSql.begin(async (tx) => {
      await tx.unsafe(sql ?? "");
      throw new Undo();
    });
    await expect(applied).rejects.toThrow(Undo);
  });

  it("refuses a text that is missing or ambiguous, and an unknown name", () => {
    const edit = { file: "a.ts", find: "x", replace: "y" };
    expect(replaceOnce("a x b", edit)).toBe("a y b");
    expect(() => replaceOnce("a b", edit)).toThrow(StaleMutantError);
    expect(() => replaceOnce("x x", edit)).toThrow(StaleMutantError);
    expect(() => findMutant("nothing")).toThrow(RangeError);
  });
});
