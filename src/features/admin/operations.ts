import { and, desc, eq, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { UserFilter, UserRole } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { toPage } from "@/server/db/inputs";
import type { PlatformTx } from "@/server/db/platform";
import { member, organization, session, user } from "@/server/db/schema";
import { DomainError, forbidden, notFound } from "@/server/trpc/errors";
import type { listPage, listUsers as listUsersInput } from "./inputs";

type Page = z.output<typeof listPage>;

const isBanned = sql<boolean>`${user.banned} and (${user.banExpires} is null or ${user.banExpires} > now())`;

const person = {
  id: user.id,
  name: user.name,
  email: user.email,
  emailVerified: user.emailVerified,
  role: sql<UserRole>`${user.role}`,
  banned: isBanned,
  isAnonymous: user.isAnonymous,
  twoFactorEnabled: user.twoFactorEnabled,
  deletedAt: user.deletedAt,
  banReason: user.banReason,
  banExpires: user.banExpires,
  createdAt: user.createdAt,
};

const pattern = (search: string) => `%${search.replace(/[\\%_]/g, "\\$&")}%`;

const shown: Record<UserFilter, SQL | undefined> = {
  all: undefined,
  admins: eq(user.role, "admin"),
  banned: isBanned,
  unverified: and(eq(user.emailVerified, false), eq(user.isAnonymous, false)),
  guests: eq(user.isAnonymous, true),
};

const lastSeenAt = sql<
  string | null
>`(select to_char(max(s.last_used_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  from session s where s.user_id = "user".id and s.impersonated_by is null)`;

/** People whose account is not deleted, the newest first. */
export async function listUsers(
  tx: PlatformTx,
  { search, show, cursor, limit }: z.output<typeof listUsersInput>,
) {
  const matching = search
    ? or(ilike(user.name, pattern(search)), ilike(user.email, pattern(search)))
    : undefined;
  const rows = await tx
    .select({
      ...person,
      lastSeenAt,
      organizations: sql<number>`(select count(*)::int from member m join organization o on o.id = m.organization_id
        where m.user_id = "user".id and m.deleted_at is null and o.deleted_at is null)`,
      sortKey: sql<string>`${user.createdAt}::text`,
    })
    .from(user)
    .where(and(isNull(user.deletedAt), shown[show], matching, before(user, cursor)))
    .orderBy(desc(user.createdAt), desc(user.id))
    .limit(limit + 1);
  return withoutSortKey(toPage(rows, limit));
}

export async function getUser(tx: PlatformTx, id: string) {
  const [found] = await tx
    .select({ ...person, lastSeenAt })
    .from(user)
    .where(eq(user.id, id));
  if (!found) throw notFound();
  return { ...found, memberships: await listPlaces(tx, id), sessions: await listSessions(tx, id) };
}

function listPlaces(tx: PlatformTx, userId: string) {
  return tx
    .select({
      organizationId: organization.id,
      name: organization.name,
      slug: organization.slug,
      plan: organization.currentPlan,
      role: member.role,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.userId, userId), isNull(member.deletedAt), isNull(organization.deletedAt)))
    .orderBy(organization.name)
    .limit(200);
}

/** The live sessions of a person, with those of administrators who act for them. */
function listSessions(tx: PlatformTx, userId: string) {
  return tx
    .select({
      id: session.id,
      createdAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
      impersonated: sql<boolean>`${session.impersonatedBy} is not null`,
    })
    .from(session)
    .where(and(eq(session.userId, userId), sql`${session.expiresAt} > now()`))
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .limit(50);
}

type Change = {
  id: string;
  actorId: string;
  values: Partial<typeof user.$inferInsert>;
  endSessions?: boolean;
};

/**
 * Changes one person and ends their sessions when asked. Those who would change each other wait for one another: who
 * is no administrator any more by then changes nobody. Throws NOT_FOUND, or FORBIDDEN for oneself.
 */
export async function changeUser(tx: PlatformTx, { id, actorId, values, endSessions }: Change) {
  await holdPerson(tx, id, actorId);
  const [changed] = await tx
    .update(user)
    .set(values)
    .where(eq(user.id, id))
    .returning({ id: user.id, name: user.name });
  if (!changed) throw notFound();
  if (endSessions) await tx.delete(session).where(eq(session.userId, id));
  return changed;
}

/** Both rows are held in one order until the transaction ends. */
async function holdPerson(tx: PlatformTx, id: string, actorId: string) {
  if (id === actorId) throw forbidden(say("notYourself"));
  const held = await tx
    .select(person)
    .from(user)
    .where(inArray(user.id, [id, actorId]))
    .orderBy(user.id)
    .for("update");
  const actor = held.find((each) => each.id === actorId);
  const target = held.find((each) => each.id === id);
  if (!target || actor?.role !== "admin" || actor.banned) throw notFound();
  return target;
}

/** Somebody whose address nobody has confirmed yet; throws CONFLICT for anybody else. */
export async function holdUnverified(tx: PlatformTx, id: string, actorId: string) {
  const target = await holdPerson(tx, id, actorId);
  if (target.emailVerified || target.isAnonymous || target.deletedAt)
    throw new DomainError("CONFLICT", say("nothingToConfirm"));
  return target;
}

/** Ends one session and answers whose it was; throws NOT_FOUND for an unknown one. */
export async function endSession(tx: PlatformTx, id: string) {
  const [ended] = await tx.delete(session).where(eq(session.id, id)).returning({ userId: session.userId });
  if (!ended) throw notFound();
  const [owner] = await tx
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(eq(user.id, ended.userId));
  if (!owner) throw notFound();
  return owner;
}

function before(table: typeof user, cursor: Page["cursor"]): SQL | undefined {
  if (!cursor) return undefined;
  return sql`(${table.createdAt}, ${table.id}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`;
}

function withoutSortKey<T extends { sortKey: string }>({
  items,
  nextCursor,
}: {
  items: T[];
  nextCursor: string | null;
}) {
  return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
}
