import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Tells V8 to compile every function of the file at once; to other engines a comment like any. */
const hint = "//# allFunctionsCalledOnLoad\n";
/** Bytes, Chromium's `kSmallScriptThreshold`: it may compile shorter scripts on the main thread. */
const atLeast = 30 * 1_024;

/**
 * Marks React and Next's client, which every page runs from the start: Chrome then compiles them beside the main thread
 * while they load, instead of function by function when the page wakes.
 */
export function hintToCompileEarly() {
  const { rootMainFiles } = JSON.parse(readFileSync(inRoot(".next", "build-manifest.json"), "utf8"));
  for (const file of rootMainFiles) {
    const path = inRoot(".next", file);
    const script = readFileSync(path, "utf8");
    if (Buffer.byteLength(script) >= atLeast && !script.startsWith(hint)) writeFileSync(path, hint + script);
  }
}
