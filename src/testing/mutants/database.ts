import { audit } from "./database-audit";
import { counters } from "./database-counters";
import { keys } from "./database-keys";
import { policies } from "./database-policies";
import { privileges } from "./database-privileges";
import type { Mutant } from "./mutant";

/** Breaks of what the database refuses by itself. */
export const database: readonly Mutant[] = [...policies, ...privileges, ...keys, ...audit, ...counters];
