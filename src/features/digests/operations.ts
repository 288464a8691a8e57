import { and, asc, eq, gte, inArray, isNull, lt, lte, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { mails, place, shown, total, wants } from "@/features/notices/operations";
import type { PlatformTx } from "@/server/db/platform";
import { digests, member, organization, projects, todos, user } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";

/** The time zones that people chose; UTC for those who chose none. */
export async function listTimeZones(tx: PlatformTx): Promise<string[]> {
  const rows = await tx.selectDistinct({ zone }).from(user);
  return rows.map((row) => row.zone);
}

const zone = sql<string>`coalesce(${user.timeZone}, 'UTC')`;

/** The people for whom it is morning, on one day. */
export type Morning = { day: string; zones: string[] };
type Page = { after: readonly [string, string]; limit: number };

const earlier = alias(member, "earlier");
const earlierPlace = alias(organization, "earlier_place");

/**
 * A page of people who have no digest of that day yet, each at the first of their organizations that mails, so that colleagues come
 * together and an organization is opened about once.
 */
export function listReaders(tx: PlatformTx, { day, zones }: Morning, { after, limit }: Page) {
  const live = and(isNull(member.deletedAt), mails());
  const earlierOne = tx
    .select({ id: earlier.id })
    .from(earlier)
    .innerJoin(earlierPlace, eq(earlierPlace.id, earlier.organizationId))
    .where(
      and(
        eq(earlier.userId, member.userId),
        isNull(earlier.deletedAt),
        mails(earlierPlace),
        lt(earlier.organizationId, member.organizationId),
      ),
    );
  const done = tx
    .select({ day: digests.day })
    .from(digests)
    .where(and(eq(digests.userId, user.id), gte(digests.day, day)));
  return tx
    .select({
      organizationId: member.organizationId,
      userId: member.userId,
      name: user.name,
      email: user.email,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(user, eq(user.id, member.userId))
    .where(
      and(
        live,
        inArray(zone, zones),
        wants("digest"),
        notExists(done),
        notExists(earlierOne),
        sql`(${member.organizationId}, ${member.userId}) > (${after[0]}::uuid, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(member.organizationId), asc(member.userId))
    .limit(limit);
}

/** The organizations of people, ordered by name. */
export function listPlaces(tx: PlatformTx, people: string[]) {
  return tx
    .select({
      userId: member.userId,
      organizationId: organization.id,
      name: organization.name,
      slug: organization.slug,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(inArray(member.userId, people), isNull(member.deletedAt), mails()))
    .orderBy(asc(organization.name), asc(organization.id));
}

/** Notes that people have their digest of a day; answers for whom it is new. */
export async function claimDay(tx: PlatformTx, people: string[], day: string): Promise<Set<string>> {
  const claimed = await tx
    .insert(digests)
    .values(people.map((userId) => ({ userId, day })))
    .onConflictDoUpdate({ target: digests.userId, set: { day }, setWhere: lt(digests.day, day) })
    .returning({ userId: digests.userId });
  return new Set(claimed.map(({ userId }) => userId));
}

/** What is due on a day or overdue, of each of some members of the organization: the oldest first. */
export function listDueTodos(tx: TenantTx, people: string[], day: string) {
  const found = tx.$with("found").as(
    tx
      .select({
        userId: sql<string>`${todos.assignedTo}`.as("person"),
        id: todos.id,
        title: todos.title,
        dueDate: todos.dueDate,
        project: sql<string | null>`${projects.name}`.as("project"),
        place: place(todos.assignedTo, sql`${todos.dueDate}`, sql`${todos.priority}`, sql`${todos.id}`).as(
          "place",
        ),
        total: total(todos.assignedTo).as("total"),
      })
      .from(todos)
      .innerJoin(member, eq(member.userId, todos.assignedTo))
      .leftJoin(projects, eq(projects.id, todos.projectId))
      .where(and(inArray(todos.assignedTo, people), lte(todos.dueDate, day), eq(todos.completed, false))),
  );
  return tx
    .with(found)
    .select()
    .from(found)
    .where(lte(found.place, shown))
    .orderBy(asc(found.userId), asc(found.place));
}
