import { and, desc, eq, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { UserRole } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { toPage } from "@/server/db/inputs";
import type { PlatformTx } from "@/server/db/platform";
import { member, organization, session, user } from "@/server/db/schema";
import { forbidden, notFound } from "@/server/trpc/errors";
import type { listPage } from "./inputs";

type Page = z.output<typeof listPage>;

const person = {
  id: user.id,
  name: user.name,
  email: user.email,
  emailVerified: user.emailVerified,
  role: sql<UserRole>`${user.role}`,
  banned: sql<boolean>`${user.banned} and (${user.banExpires} is null or ${user.banExpires} > now())`,
  banReason: user.banReason,
  banExpires: user.banExpires,
  createdAt: user.createdAt,
};

const pattern = (search: string) => `%${search.replace(/[\\%_]/g, "\\$&")}%`;

export async function listUsers(tx: PlatformTx, { search, cursor, limit }: Page) {
  const matching = search
    ? or(ilike(user.name, pattern(search)), ilike(user.email, pattern(search)))
    : undefined;
  const rows = await tx
    .select({ ...person, sortKey: sql<string>`${user.createdAt}::text` })
    .from(user)
    .where(and(matching, before(user, cursor)))
    .orderBy(desc(user.createdAt), desc(user.id))
    .limit(limit + 1);
  return withoutSortKey(toPage(rows, limit));
}

export async function getUser(tx: PlatformTx, id: string) {
  const [found] = await tx.select(person).from(user).where(eq(user.id, id));
  if (!found) throw notFound();
  const memberships = await tx
    .select({
      organizationId: organization.id,
      name: organization.name,
      slug: organization.slug,
      role: member.role,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.userId, id), isNull(member.deletedAt), isNull(organization.deletedAt)));
  const sessions = await tx
    .select({
      id: session.id,
      createdAt: session.createdAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, id), sql`${session.expiresAt} > now()`))
    .orderBy(desc(session.createdAt))
    .limit(50);
  return { ...found, memberships, sessions };
}

/** Changes one person and ends their sessions when asked; throws NOT_FOUND, or FORBIDDEN for oneself. */
export async function changeUser(
  tx: PlatformTx,
  change: { id: string; actorId: string; values: Partial<typeof user.$inferInsert>; endSessions: boolean },
) {
  if (change.id === change.actorId) throw forbidden(say("notYourself"));
  const [changed] = await tx
    .update(user)
    .set(change.values)
    .where(eq(user.id, change.id))
    .returning({ id: user.id });
  if (!changed) throw notFound();
  if (change.endSessions) await tx.delete(session).where(eq(session.userId, change.id));
  return changed;
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
