import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.mjs";

const folder = (locale) => inRoot("src", "i18n", "messages", locale);

/**
 * The sentences of one language, by file and key: `say("todos:create.submit")`.
 * @throws {Error} for a sentence that is not there
 */
export function sayingIn(locale) {
  const files = new Map();
  const read = (file) => {
    if (!files.has(file)) files.set(file, JSON.parse(readFileSync(`${folder(locale)}/${file}.json`, "utf8")));
    return files.get(file);
  };
  return (name) => {
    const [file, path] = name.split(":");
    const sentence = path.split(".").reduce((found, key) => found?.[key], read(file));
    if (typeof sentence !== "string") throw new Error(`No sentence is named ${name}`);
    return sentence;
  };
}
