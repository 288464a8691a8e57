import { and, asc, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { MutableMail } from "@/domain/account";
import { env } from "@/env";
import { withQuery } from "@/lib/paths";
import type { PlatformTx } from "@/server/db/platform";
import {
  comments,
  member,
  type NoticeKind,
  notices,
  organization,
  projects,
  todos,
  user,
} from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";

/** How many things of one organization a mail shows; it says how many more there are. */
export const shown = 10;
/** Letters of a comment. */
const quoted = 500;

/** A todo where it is read. */
export const todoLink = (slug: string, id: string) =>
  withQuery(`${env.APP_URL}/o/${slug}/todos`, { todo: id });

/** Who gets mails of a kind: people with an address they confirmed, who did not switch it off and are not banned. */
export const wants = (mail: MutableMail | PgColumn): SQL<boolean> =>
  sql<boolean>`(${user.emailVerified} and not ${user.isAnonymous} and ${user.deletedAt} is null
    and not (${user.banned} and coalesce(${user.banExpires} > now(), true)) and ${mail} <> all (${user.mutedMails}))`;

/** Organizations that are not in the trash and did not switch mails off for their members. */
export const mails = (place: Record<"deletedAt" | "settings", PgColumn> = organization) =>
  sql<boolean>`(${place.deletedAt} is null
    and coalesce((${place.settings} -> 'notifications' ->> 'email')::boolean, true))`;

/** From which organization, person and kind on the next page begins. */
export type After = readonly [string, string, string];
export type DueNotices = Awaited<ReturnType<typeof listDue>>[number];

/**
 * Whose notices are old enough, a page of them: those that were made within `minutes` after a first one go with it.
 * It crosses organizations to find which of them have any; what they speak of is read in the organization itself.
 */
export function listDue(tx: PlatformTx, { minutes, after, limit }: Due) {
  const beyond = sql`(${notices.organizationId}, ${notices.userId}, ${notices.kind}) >
    (${after[0]}::uuid, ${after[1]}::uuid, ${after[2]})`;
  return tx
    .select({
      organizationId: notices.organizationId,
      userId: notices.userId,
      kind: notices.kind,
      name: user.name,
      email: user.email,
      organization: organization.name,
      slug: organization.slug,
      wanted: sql<boolean>`${wants(notices.kind)} and ${mails()}`,
    })
    .from(notices)
    .innerJoin(user, eq(user.id, notices.userId))
    .innerJoin(organization, eq(organization.id, notices.organizationId))
    .where(beyond)
    .groupBy(notices.organizationId, notices.userId, notices.kind, user.id, organization.id)
    .having(sql`min(${notices.createdAt}) <= now() - ${minutes} * interval '1 minute'`)
    .orderBy(asc(notices.organizationId), asc(notices.userId), asc(notices.kind))
    .limit(limit);
}
type Due = { minutes: number; after: After; limit: number };

export const place = (person: PgColumn | SQL, ...order: SQL[]) =>
  sql<number>`row_number() over (partition by ${person} order by ${sql.join(order, sql`, `)})`;
export const total = (person: PgColumn | SQL) => sql<number>`(count(*) over (partition by ${person}))::int`;

const taken = (tx: TenantTx, kind: NoticeKind, people: string[]) =>
  tx.$with("taken").as(
    tx
      .delete(notices)
      .where(and(eq(notices.kind, kind), inArray(notices.userId, people)))
      .returning(),
  );

const actor = alias(user, "actor");

/** Takes the notices of people; answers the open todos that they still have and live members may see. */
export function takeAssigned(tx: TenantTx, people: string[]) {
  const gone = taken(tx, "assigned", people);
  const found = tx.$with("found").as(
    tx
      .select({
        userId: sql<string>`${gone.userId}`.as("person"),
        id: todos.id,
        title: todos.title,
        dueDate: todos.dueDate,
        project: sql<string | null>`${projects.name}`.as("project"),
        actor: sql<string | null>`${actor.name}`.as("actor_name"),
        place: place(gone.userId, sql`${gone.createdAt}`, sql`${todos.id}`).as("place"),
        total: total(gone.userId).as("total"),
      })
      .from(gone)
      .innerJoin(todos, and(eq(todos.id, gone.entityId), eq(todos.assignedTo, gone.userId)))
      .innerJoin(member, eq(member.userId, gone.userId))
      .leftJoin(projects, eq(projects.id, todos.projectId))
      .leftJoin(actor, eq(actor.id, gone.actorId))
      .where(eq(todos.completed, false)),
  );
  return tx
    .with(gone, found)
    .select()
    .from(found)
    .where(lte(found.place, shown))
    .orderBy(asc(found.userId), asc(found.place));
}

/** Takes the notices of people; answers the comments that are still there, on todos that still concern them. */
export function takeComments(tx: TenantTx, people: string[]) {
  const gone = taken(tx, "comments", people);
  const found = tx.$with("found").as(
    tx
      .select({
        userId: sql<string>`${gone.userId}`.as("person"),
        todoId: sql<string>`${todos.id}`.as("todo_id"),
        todo: todos.title,
        body: sql<string>`left(${comments.body}, ${quoted})`.as("quoted"),
        author: sql<string | null>`${actor.name}`.as("author"),
        place: place(gone.userId, sql`${comments.createdAt}`, sql`${comments.id}`).as("place"),
        total: total(gone.userId).as("total"),
      })
      .from(gone)
      .innerJoin(comments, eq(comments.id, gone.entityId))
      .innerJoin(todos, eq(todos.id, comments.todoId))
      .innerJoin(member, eq(member.userId, gone.userId))
      .leftJoin(actor, eq(actor.id, comments.createdBy))
      .where(or(eq(todos.assignedTo, gone.userId), eq(todos.createdBy, gone.userId))),
  );
  return tx
    .with(gone, found)
    .select()
    .from(found)
    .where(lte(found.place, shown))
    .orderBy(asc(found.userId), asc(found.place));
}
