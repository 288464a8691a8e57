import { account } from "./account";
import { attachments } from "./attachments";
import { billing } from "./billing";
import { company } from "./company";
import { database } from "./database";
import { doors } from "./doors";
import { files } from "./files";
import { http } from "./http";
import { impersonation } from "./impersonation";
import type { Mutant } from "./mutant";
import { notices } from "./notices";
import { operation } from "./operation";
import { organizations } from "./organizations";
import { procedures } from "./procedures";
import { rooms } from "./rooms";

const watched: readonly Mutant[] = [
  ...database,
  ...doors,
  ...procedures,
  ...account,
  ...impersonation,
  ...company,
  ...billing,
  ...http,
  ...rooms,
  ...organizations,
  ...notices,
  ...attachments,
  ...operation,
];

/** Mutants that the generated attacks must notice by themselves, without any test that knows where to look. */
const attacked = [
  "todos of every organization",
  "organizations in the trash",
  "anybody's organization",
  "permissions ignored",
  "an admin area for everybody",
  "a stranger brings the organization back",
];

export const mutants: readonly Mutant[] = [
  ...watched,
  ...watched
    .filter(({ name }) => attacked.includes(name))
    .map((mutant) => ({ ...mutant, name: `${mutant.name}, under attack`, tests: [files.attack] })),
];

/** Throws for a name that no mutant has: a mistyped one must not count as unbroken. */
export function findMutant(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (!found) throw new RangeError(`No mutant is named ${name}`);
  return found;
}
