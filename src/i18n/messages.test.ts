import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { loadMessages } from "./messages";
import { usesOfMessages } from "./uses-of-messages";

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );

const english = leaves(await loadMessages("en"));
const german = leaves(await loadMessages("de"));

const root = join(import.meta.dirname, "..");
const uses = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
  .flatMap((file) => usesOfMessages(file, readFileSync(join(root, file), "utf8")));

/** The names of the arguments and the tags of a compiled sentence. */
function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return [];
    const [name, ...rest] = part;
    const options = rest.flatMap((each) => (isChoice(each) ? Object.values(each) : []));
    return [String(name), ...options.flatMap(namesIn), ...(typeof rest[0] === "number" ? [] : namesIn(rest))];
  });
}

const isChoice = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const argumentsOf = (sentence: string) => [...new Set(namesIn(compile(sentence)))].sort();

describe("the sentences", () => {
  it("have the same keys in both languages", () => {
    expect(german.map(([key]) => key).sort()).toEqual(english.map(([key]) => key).sort());
  });

  it("take the same values in both languages", () => {
    const inGerman = new Map(german);
    const apart = english.filter(
      ([key, sentence]) =>
        argumentsOf(sentence).join() !== argumentsOf(inGerman.get(key) ?? "").join() && inGerman.has(key),
    );
    expect(apart.map(([key]) => key)).toEqual([]);
  });

  it("are not empty", () => {
    const blank = [...english, ...german].filter(([, sentence]) => !sentence.trim());
    expect(blank).toEqual([]);
  });

  it("are asked for by keys that this test can read", () => {
    expect(uses.filter((use) => "unreadable" in use)).toEqual([]);
  });

  it("exist for every use", () => {
    const keys = english.map(([key]) => key);
    const missing = uses.filter((use) => "key" in use && !keys.some((key) => use.key.test(key)));
    expect(missing.map((use) => `${use.file}: ${"key" in use ? use.key.source : ""}`)).toEqual([]);
  });

  it("are all used", () => {
    const unused = english.filter(([key]) => !uses.some((use) => "key" in use && use.key.test(key)));
    expect(unused.map(([key]) => key)).toEqual([]);
  });
});
