import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { plans, trialDays } from "@/domain/plans";
import { memberRoles } from "@/domain/roles";
import { invitation, member, organization, subscription, user } from "../db/schema";
import { actAs, type SeedTx } from "../db/seed/full-access";
import type { Contents } from "./contents";
import { ImportError, type Mapping } from "./insert";

const action = "organizations.import";
const plan = plans.business;

type Wanted = { owner: string; slug: string };

/** The new organization with its owner, on a trial of the largest plan; what follows in the transaction is bound to it. */
export async function makeOrganization(
  tx: SeedTx,
  { organization: given, people }: Contents,
  { owner, slug }: Wanted,
): Promise<Mapping> {
  const email = owner.toLowerCase();
  const [person] = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), eq(user.emailVerified, true)));
  if (!person)
    throw new ImportError(`Nobody with a confirmed address ${owner} is here: they must sign up first.`);
  const [taken] = await tx
    .select({ id: organization.id })
    .from(organization)
    .where(and(eq(organization.slug, slug), isNull(organization.deletedAt)));
  if (taken) throw new ImportError(`The address ${slug} is taken: name another one by --slug.`);
  const id = v7();
  await actAs(tx, { organizationId: id, userId: person.id, action });
  const settings = sql`${organization.settings} || ${JSON.stringify(given.settings)}::jsonb`;
  await tx.insert(organization).values({ id, name: given.name, slug, currentPlan: plan.id });
  await tx.update(organization).set({ settings }).where(eq(organization.id, id));
  await tx.insert(subscription).values({
    organizationId: id,
    plan: plan.id,
    status: "trialing",
    userId: person.id,
    limits: plan.limits,
    trialStart: sql`now()`,
    trialEnd: sql`now() + ${trialDays} * interval '1 day'`,
  });
  await tx.insert(member).values({ organizationId: id, userId: person.id, role: "owner" });
  const there = people.find((each) => each.email.toLowerCase() === email);
  return {
    organizationId: id,
    slug,
    ownerId: person.id,
    people: new Map(there ? [[there.id, person.id]] : []),
  };
}

/** Invites who was a member there, in their role; answers how many. They are not told: an owner sends it again. */
export async function invitePeople(
  tx: SeedTx,
  { people }: Contents,
  { organizationId, ownerId, people: here }: Mapping,
) {
  const others = people.filter((each) => each.member && !here.has(each.id));
  if (others.length === 0) return 0;
  const rows = others.map(({ email, role }) => ({
    organizationId,
    email: email.toLowerCase(),
    role: memberRoles.find((each) => each === role) ?? "viewer",
    expiresAt: sql`now() + interval '7 days'`,
    inviterId: ownerId,
  }));
  const made = await tx
    .insert(invitation)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: invitation.id });
  return made.length;
}
