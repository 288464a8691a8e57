import type { Locale } from "@/domain/account";
import { demo } from "@/domain/demo";
import type { UserRole } from "@/domain/roles";
import { demoId } from "./demo-id";

export type DemoPerson = {
  email: string;
  firstName: string;
  lastName: string;
  locale?: Locale;
  role?: UserRole;
};

export const people: readonly DemoPerson[] = [
  { email: demo.platformAdmin, firstName: "Alex", lastName: "Morgan", role: "admin" },
  { email: "owner@acme.test", firstName: "Olivia", lastName: "Brandt" },
  { email: "admin@acme.test", firstName: "Adam", lastName: "Reyes" },
  { email: "member@acme.test", firstName: "Marta", lastName: "Nowak" },
  { email: "viewer@acme.test", firstName: "Victor", lastName: "Okafor" },
  { email: "mia.lang@acme.test", firstName: "Mia", lastName: "Lang", locale: "de" },
  { email: "jonas.weber@acme.test", firstName: "Jonas", lastName: "Weber", locale: "de" },
  { email: "priya.raman@acme.test", firstName: "Priya", lastName: "Raman" },
  { email: "tomas.novak@acme.test", firstName: "Tomáš", lastName: "Novák" },
  { email: "sofia.rossi@acme.test", firstName: "Sofia", lastName: "Rossi" },
  { email: "kenji.mori@acme.test", firstName: "Kenji", lastName: "Mori" },
  { email: "leila.haddad@acme.test", firstName: "Leila", lastName: "Haddad" },
  { email: "noah.bennett@acme.test", firstName: "Noah", lastName: "Bennett" },
  { email: "paul.dietrich@acme.test", firstName: "Paul", lastName: "Dietrich", locale: "de" },
  { email: "owner@globex.test", firstName: "Grace", lastName: "Holm" },
  { email: "ravi.patel@globex.test", firstName: "Ravi", lastName: "Patel" },
  { email: "ines.duarte@globex.test", firstName: "Inês", lastName: "Duarte" },
  { email: "carl.jensen@globex.test", firstName: "Carl", lastName: "Jensen" },
];

/** The id a person gets where the e-mail is not signed up yet. */
export const personId = (person: Pick<DemoPerson, "email">) => demoId(`person ${person.email}`);
