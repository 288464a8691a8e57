import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** An absolute path below the project's folder. */
export const inRoot = (...parts) => join(root, ...parts);
