import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Locale } from "@/domain/account";
import { defaultSettings, type OrganizationSettings } from "@/domain/organization";
import { effectivePlan, plans, trialDays } from "@/domain/plans";
import { stateOf } from "@/server/billing/keep";
import type { PlatformTx } from "@/server/db/platform";
import { member, organization, organizationUsage, subscription } from "@/server/db/schema";
import { type Tenant, type TenantTx, withTrash } from "@/server/db/tenant";
import { forbidden, notFound } from "@/server/trpc/errors";

type NewOrganization = { id: string; name: string; slug: string; ownerId: string; language: Locale };

/** Organization, its first owner and its trial: all or nothing. Its language is the one its owner reads. */
export async function createWithOwner(tx: PlatformTx, made: NewOrganization) {
  const { id, name, slug, ownerId, language } = made;
  const plan = plans.pro;
  const settings = { ...defaultSettings, language };
  const [created] = await tx
    .insert(organization)
    .values({ id, name, slug, settings, currentPlan: plan.id })
    .returning({ id: organization.id, name: organization.name, slug: organization.slug });
  await tx.insert(member).values({ organizationId: id, userId: ownerId, role: "owner" });
  await tx.insert(subscription).values({
    organizationId: id,
    plan: plan.id,
    status: "trialing",
    userId: ownerId,
    limits: plan.limits,
    trialStart: sql`now()`,
    trialEnd: sql`now() + ${trialDays} * interval '1 day'`,
  });
  return created ?? { id, name, slug };
}

/** The settings with some of them changed. */
export const mergedSettings = (changes: Partial<OrganizationSettings>) =>
  sql`${organization.settings} || ${JSON.stringify(changes)}::jsonb`;

type Trashing = { tx: TenantTx; user: { id: string }; organization: { id: string } };

/** Hides the organization and all it holds at once; its content comes back with it. Answers false when it was hidden. */
export async function trashOrganization({ tx, user, organization: own }: Trashing): Promise<boolean> {
  const moved = await withTrash(tx, (trash) =>
    trash
      .update(organization)
      .set({ deletedAt: sql`now()`, deletedBy: user.id, deletionId: v7() })
      .where(and(eq(organization.id, own.id), isNull(organization.deletedAt)))
      .returning({ id: organization.id }),
  );
  return moved.length > 0;
}

type Place = { id: string; slug?: string };

/** Undoes `trashOrganization`, under another address if asked; only an owner finds it. Answers its address. */
export async function restoreTrashed(tx: PlatformTx, { userId, ...place }: Place & { userId: string }) {
  const owned = tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.organizationId, organization.id), ownedBy(userId)));
  const [restored] = await bringBack(tx, place, exists(owned));
  if (!restored) throw notFound();
  return restored.slug;
}

/** The same for an operator, in the bound organization; of one that lives it only answers the address. */
export async function restoreAnyones(tx: TenantTx, place: Place): Promise<string> {
  const [restored] = await withTrash(tx, (trash) => bringBack(trash, place));
  if (restored) return restored.slug;
  const [live] = await tx.select({ slug: organization.slug }).from(organization);
  return live?.slug ?? raise();
}

const bringBack = (tx: PlatformTx | TenantTx, { id, slug }: Place, whose?: SQL) =>
  tx
    .update(organization)
    .set({ deletedAt: null, deletedBy: null, deletionId: null, slug })
    .where(and(eq(organization.id, id), isNotNull(organization.deletedAt), whose))
    .returning({ slug: organization.slug });

function raise(): never {
  throw notFound();
}

const ownedBy = (userId: string) =>
  and(eq(member.userId, userId), eq(member.role, "owner"), isNull(member.deletedAt));

/** The deleted organizations that a person may bring back, the newest deletion first. */
export function listTrashed(tx: PlatformTx, userId: string) {
  return tx
    .select({
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      logo: organization.logo,
      deletedAt: organization.deletedAt,
    })
    .from(organization)
    .innerJoin(member, eq(member.organizationId, organization.id))
    .where(and(isNotNull(organization.deletedAt), ownedBy(userId)))
    .orderBy(desc(organization.deletedAt), desc(organization.id))
    .limit(100);
}

/**
 * Makes a member an owner and the caller, who is one still, an admin. Both stay locked, in the order of their ids: two
 * owners who name one another wait for one another. Throws NOT_FOUND, or FORBIDDEN when the caller is no owner any more.
 */
export async function transferTo({ tx, member: own }: Pick<Tenant, "tx" | "member">, heirId: string) {
  const both = inArray(member.id, [own.id, heirId]);
  const held = await tx
    .select({ id: member.id, role: member.role, isHeir: sql<boolean>`${member.id} = ${heirId}` })
    .from(member)
    .where(both)
    .orderBy(asc(member.id))
    .for("update");
  const heir = held.find(({ isHeir }) => isHeir);
  if (!heir) throw notFound();
  if (!held.some(({ id, role }) => id === own.id && role === "owner")) throw forbidden();
  if (heir.id !== own.id)
    await tx
      .update(member)
      .set({ role: sql`case when ${member.id} = ${heir.id} then 'owner' else 'admin' end` })
      .where(both);
  return { id: heir.id };
}

/** What the organization has, against what its plan admits. Storage is in bytes. */
export async function readUsage(tx: TenantTx) {
  const [counts] = await tx.select().from(organizationUsage);
  const { plan } = await readSubscription(tx);
  return {
    todos: { used: counts?.todos ?? 0, limit: plan.limits.todos },
    members: { used: counts?.members ?? 0, limit: plan.limits.members },
    storage: { used: counts?.storage ?? 0, limit: plan.limits.storage },
  };
}

/** The live subscription and the plan that counts now. */
export async function readSubscription(tx: TenantTx | PlatformTx, organizationId?: string) {
  const where = organizationId
    ? and(eq(subscription.organizationId, organizationId), isNull(subscription.deletedAt))
    : undefined;
  const [found] = await tx.select().from(subscription).where(where).limit(1);
  return { subscription: found ?? null, plan: effectivePlan(found && stateOf(found), new Date()) };
}
