import { sql } from "drizzle-orm";
import { check, date, foreignKey, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bound, boundDefault, instant } from "../columns";
import { appPlatform, appTenant } from "../roles";
import { user } from "./auth";
import { member } from "./people";

export const noticeKinds = ["assigned", "comments"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * What others did that a member is to be told by mail: written by triggers in the transaction that did it, deleted in
 * the one that queues the mail. Ids alone, so that the platform may see whose mail is due.
 */
export const notices = pgTable(
  "notices",
  {
    organizationId: uuid().notNull().default(boundDefault.organizationId),
    userId: uuid().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    /** The todo that was assigned, or the comment. */
    entityId: uuid().notNull(),
    actorId: uuid().notNull(),
    createdAt: instant().defaultNow().notNull(),
  },
  (table) => [
    primaryKey({
      name: "notices_pkey",
      columns: [table.organizationId, table.userId, table.kind, table.entityId],
    }),
    foreignKey({
      name: "notices_member_fk",
      columns: [table.organizationId, table.userId],
      foreignColumns: [member.organizationId, member.userId],
    }).onDelete("cascade"),
    check("notices_kind_check", sql`${table.kind} in ('assigned', 'comments')`),
    pgPolicy("notices_tenant", {
      for: "all",
      to: appTenant,
      using: sql`${table.organizationId} = ${bound.organizationId}`,
      withCheck: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
    pgPolicy("notices_platform", { for: "select", to: appPlatform, using: sql`true` }),
  ],
);

/** The last day for which a person's digest was made, in their time zone: nobody gets a second one. */
export const digests = pgTable(
  "digests",
  {
    userId: uuid()
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
  },
  () => [
    pgPolicy("digests_platform", { for: "all", to: appPlatform, using: sql`true`, withCheck: sql`true` }),
  ],
);
