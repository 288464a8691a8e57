import { type SQL, sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  type PgColumn,
  pgPolicy,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { MemberRole } from "@/domain/roles";
import { instant } from "../columns";
import { appLogin, appOwner, appPlatform } from "../roles";
import { tenantTable } from "../tenant-table";
import { user } from "./auth";

const everything = { using: sql`true`, withCheck: sql`true` };
const nameOf = (userId: PgColumn): SQL<string> => sql`(select u.name from "user" u where u.id = ${userId})`;
const userReference = () => uuid().references(() => user.id, { onDelete: "cascade" });

export const team = tenantTable(
  "team",
  { name: text().notNull(), memberCount: integer().default(0).notNull() },
  {
    trash: { kind: "team", noun: "team", label: ({ name }) => sql`${name}`, restore: "teams:manage" },
    extra: (table) => [
      uniqueIndex("team_name_key").on(table.organizationId, sql`lower(name)`).where(sql`deleted_at is null`),
      check("team_name_check", sql`length(${table.name}) between 1 and 80`),
      pgPolicy("team_platform", { for: "all", to: appPlatform, ...everything }),
    ],
  },
);

export const member = tenantTable(
  "member",
  { userId: userReference().notNull(), role: text().default("member").notNull(), teamId: uuid() },
  {
    trash: {
      kind: "member",
      noun: "member",
      label: ({ userId }) => nameOf(userId),
      restore: "members:manage",
    },
    extra: (table) => [
      unique("member_organization_user_key").on(table.organizationId, table.userId),
      index("member_user_idx").on(table.userId),
      foreignKey({
        name: "member_team_fk",
        columns: [table.organizationId, table.teamId],
        foreignColumns: [team.organizationId, team.id],
      }),
      check("member_role_check", sql`${table.role} in ('owner', 'admin', 'member', 'viewer')`),
      pgPolicy("member_platform", { for: "all", to: appPlatform, ...everything }),
      pgPolicy("member_impersonated", {
        for: "select",
        to: appOwner,
        using: sql`${table.userId} = (select nullif(current_setting('app.impersonated_id', true), '')::uuid)`,
      }),
      pgPolicy("member_login", { for: "select", to: appLogin, using: sql`true` }),
    ],
  },
);

export const teamMember = tenantTable(
  "team_member",
  { teamId: uuid().notNull(), userId: userReference().notNull(), membershipKey: text() },
  {
    trash: {
      kind: "teamMember",
      noun: "team member",
      label: ({ userId, teamId }) =>
        sql`concat_ws(' in ', ${nameOf(userId)}, (select t.name from team t where t.id = ${teamId}))`,
      parents: ({ teamId, userId }) => [
        { column: teamId, of: team.id },
        { column: userId, of: member.userId },
      ],
      restore: "teams:manage",
    },
    extra: (table) => [
      uniqueIndex("team_member_live_key")
        .on(table.organizationId, table.teamId, table.userId)
        .where(sql`deleted_at is null`),
      index("team_member_person_idx").on(table.organizationId, table.userId),
      foreignKey({
        name: "team_member_team_fk",
        columns: [table.organizationId, table.teamId],
        foreignColumns: [team.organizationId, team.id],
      }).onDelete("cascade"),
      foreignKey({
        name: "team_member_member_fk",
        columns: [table.organizationId, table.userId],
        foreignColumns: [member.organizationId, member.userId],
      }).onDelete("cascade"),
      pgPolicy("team_member_platform", { for: "all", to: appPlatform, ...everything }),
    ],
  },
);

export const invitation = tenantTable(
  "invitation",
  {
    email: text().notNull(),
    role: text().$type<MemberRole>().default("member").notNull(),
    teamId: uuid(),
    message: text(),
    status: text().default("pending").notNull(),
    expiresAt: instant().notNull(),
    inviterId: uuid().references(() => user.id, { onDelete: "set null" }),
  },
  {
    trash: {
      kind: "invitation",
      noun: "invitation",
      label: ({ email }) => sql`${email}`,
      read: "invitations:read",
      restore: "invitations:manage",
    },
    extra: (table) => [
      uniqueIndex("invitation_pending_key")
        .on(table.organizationId, table.email)
        .where(sql`deleted_at is null and status = 'pending'`),
      index("invitation_id_idx").on(table.id),
      index("invitation_email_idx").on(table.email),
      foreignKey({
        name: "invitation_team_fk",
        columns: [table.organizationId, table.teamId],
        foreignColumns: [team.organizationId, team.id],
      }),
      check("invitation_role_check", sql`${table.role} in ('owner', 'admin', 'member', 'viewer')`),
      check(
        "invitation_status_check",
        sql`${table.status} in ('pending', 'accepted', 'rejected', 'canceled')`,
      ),
      check("invitation_email_check", sql`${table.email} = lower(${table.email})`),
      check("invitation_message_check", sql`length(${table.message}) between 1 and 500`),
      pgPolicy("invitation_platform", { for: "all", to: appPlatform, ...everything }),
    ],
  },
);
