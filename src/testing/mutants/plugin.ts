import path from "node:path";
import type { Plugin } from "vitest/config";
import { findMutant } from "./catalog";
import { replaceOnce } from "./mutant";

/** Serves the tests the broken sources of the mutant that MUTANT names at the time; without one, changes nothing. */
export function mutation(): Plugin {
  return {
    name: "mutation",
    enforce: "pre",
    transform(code, id) {
      const { edits = [] } = process.env.MUTANT ? findMutant(process.env.MUTANT) : {};
      const served = path.resolve(id.split("?")[0] ?? id);
      return edits.filter(({ file }) => path.resolve(file) === served).reduce(replaceOnce, code);
    },
  };
}
