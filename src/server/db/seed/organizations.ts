import type { PlanId } from "@/domain/plans";
import type { MemberRole } from "@/domain/roles";
import { demoId } from "./demo-id";
import { type Area, areas } from "./phrases/areas";
import { remarkableTitles } from "./phrases/remarkable";

export type Removal = { daysAgo: number; by: string };
type Member = { email: string; role: MemberRole; joined: number; removed?: Removal };
type Team = { name: string; emails: readonly string[]; removed?: Removal };
type Invitation = { email: string; role: MemberRole; team?: string; sentDaysAgo: number; removed?: Removal };

/** Days are counted back from today; `trialDaysLeft` forward. */
export type DemoOrganization = {
  name: string;
  slug: string;
  founded: number;
  plan: PlanId;
  trialDaysLeft: number;
  members: readonly Member[];
  teams: readonly Team[];
  invitations: readonly Invitation[];
  todos: { count: number; areas: readonly Area[]; remarkable: readonly string[] };
  /** One entry a deletion: how many todos went at once, and when. */
  deletions: readonly { daysAgo: number; count: number }[];
};

const acme: DemoOrganization = {
  name: "Acme",
  slug: "acme",
  founded: 75,
  plan: "pro",
  trialDaysLeft: 9,
  members: [
    { email: "owner@acme.test", role: "owner", joined: 75 },
    { email: "admin@acme.test", role: "admin", joined: 74 },
    { email: "member@acme.test", role: "member", joined: 70 },
    { email: "viewer@acme.test", role: "viewer", joined: 66 },
    { email: "mia.lang@acme.test", role: "admin", joined: 72 },
    { email: "jonas.weber@acme.test", role: "member", joined: 70 },
    { email: "priya.raman@acme.test", role: "member", joined: 68 },
    { email: "tomas.novak@acme.test", role: "member", joined: 65 },
    { email: "sofia.rossi@acme.test", role: "member", joined: 64 },
    { email: "kenji.mori@acme.test", role: "member", joined: 63 },
    { email: "leila.haddad@acme.test", role: "member", joined: 62 },
    { email: "noah.bennett@acme.test", role: "viewer", joined: 6 },
    {
      email: "paul.dietrich@acme.test",
      role: "member",
      joined: 73,
      removed: { daysAgo: 8, by: "admin@acme.test" },
    },
  ],
  teams: [
    { name: "Finance", emails: ["admin@acme.test", "jonas.weber@acme.test", "leila.haddad@acme.test"] },
    { name: "Product", emails: ["member@acme.test", "priya.raman@acme.test", "kenji.mori@acme.test"] },
    { name: "Growth", emails: ["mia.lang@acme.test", "sofia.rossi@acme.test", "tomas.novak@acme.test"] },
    {
      name: "Trade fair",
      emails: ["mia.lang@acme.test", "sofia.rossi@acme.test"],
      removed: { daysAgo: 6.4, by: "admin@acme.test" },
    },
  ],
  invitations: [
    { email: "hannah.kim@acme.test", role: "member", team: "Product", sentDaysAgo: 1 },
    { email: "diego.alvarez@acme.test", role: "admin", sentDaysAgo: 3 },
    { email: "books@nordwind-advisors.test", role: "viewer", team: "Finance", sentDaysAgo: 5 },
    { email: "emma.laurent@acme.test", role: "member", sentDaysAgo: 12 },
    {
      email: "felix.baum@brightline.test",
      role: "viewer",
      sentDaysAgo: 4,
      removed: { daysAgo: 2.3, by: "owner@acme.test" },
    },
  ],
  todos: { count: 140, areas, remarkable: remarkableTitles },
  deletions: [
    { daysAgo: 0, count: 1 },
    { daysAgo: 0.8, count: 1 },
    { daysAgo: 4.2, count: 3 },
    { daysAgo: 9.6, count: 1 },
    { daysAgo: 15.9, count: 1 },
    { daysAgo: 23.3, count: 1 },
    { daysAgo: 28.7, count: 1 },
  ],
};

const globex: DemoOrganization = {
  name: "Globex",
  slug: "globex",
  founded: 62,
  plan: "business",
  trialDaysLeft: 2,
  members: [
    { email: "owner@globex.test", role: "owner", joined: 62 },
    { email: "mia.lang@acme.test", role: "admin", joined: 61 },
    { email: "ravi.patel@globex.test", role: "member", joined: 61 },
    { email: "ines.duarte@globex.test", role: "member", joined: 60.5 },
    { email: "carl.jensen@globex.test", role: "viewer", joined: 19 },
  ],
  teams: [
    { name: "Office", emails: ["mia.lang@acme.test", "carl.jensen@globex.test"] },
    { name: "Plant", emails: ["ravi.patel@globex.test", "ines.duarte@globex.test"] },
  ],
  invitations: [],
  todos: { count: 45, areas: ["operations", "hiring", "finance"], remarkable: [] },
  deletions: [
    { daysAgo: 0, count: 1 },
    { daysAgo: 6.3, count: 1 },
    { daysAgo: 17.5, count: 1 },
    { daysAgo: 28.2, count: 1 },
  ],
};

export const organizations = [acme, globex] as const;

/** The project that holds an area's todos. */
export const projectId = (own: Pick<DemoOrganization, "slug">, area: Area) =>
  demoId(`project ${own.slug} ${area}`);

export const organizationId = (own: Pick<DemoOrganization, "slug">) => demoId(`organization ${own.slug}`);
