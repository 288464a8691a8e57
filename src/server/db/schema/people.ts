import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../columns";
import { appLogin, appPlatform } from "../roles";
import { tenantTable } from "../tenant-table";
import { user } from "./auth";
import { organization } from "./organization";

const everything = { using: sql`true`, withCheck: sql`true` };
const userReference = () => uuid().references(() => user.id, { onDelete: "cascade" });

export const team = tenantTable(
  "team",
  { name: text().notNull(), memberCount: integer().default(0).notNull() },
  (table) => [
    uniqueIndex("team_name_key").on(table.organizationId, sql`lower(name)`).where(sql`deleted_at is null`),
    pgPolicy("team_platform", { for: "all", to: appPlatform, ...everything }),
  ],
);

export const member = tenantTable(
  "member",
  { userId: userReference().notNull(), role: text().default("member").notNull(), teamId: uuid() },
  (table) => [
    unique("member_organization_user_key").on(table.organizationId, table.userId),
    index("member_user_idx").on(table.userId),
    foreignKey({
      name: "member_team_fk",
      columns: [table.organizationId, table.teamId],
      foreignColumns: [team.organizationId, team.id],
    }),
    check("member_role_check", sql`${table.role} in ('owner', 'admin', 'member', 'viewer')`),
    pgPolicy("member_platform", { for: "all", to: appPlatform, ...everything }),
    pgPolicy("member_login", { for: "select", to: appLogin, using: sql`true` }),
  ],
);

export const teamMember = tenantTable(
  "team_member",
  { teamId: uuid().notNull(), userId: userReference().notNull(), membershipKey: text() },
  (table) => [
    unique("team_member_key").on(table.organizationId, table.teamId, table.userId),
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
);

export const invitation = tenantTable(
  "invitation",
  {
    email: text().notNull(),
    role: text().default("member").notNull(),
    teamId: uuid(),
    status: text().default("pending").notNull(),
    expiresAt: instant().notNull(),
    inviterId: uuid().references(() => user.id, { onDelete: "set null" }),
  },
  (table) => [
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
    check("invitation_status_check", sql`${table.status} in ('pending', 'accepted', 'rejected', 'canceled')`),
    check("invitation_email_check", sql`${table.email} = lower(${table.email})`),
    pgPolicy("invitation_platform", { for: "all", to: appPlatform, ...everything }),
  ],
);

export const ssoProvider = pgTable(
  "sso_provider",
  {
    id: id().primaryKey(),
    issuer: text().notNull(),
    oidcConfig: text(),
    samlConfig: text(),
    userId: userReference(),
    providerId: text().notNull().unique(),
    organizationId: uuid().references(() => organization.id, { onDelete: "cascade" }),
    domain: text().notNull(),
    ...timestamps(),
  },
  (table) => [index("sso_provider_organization_idx").on(table.organizationId)],
);
