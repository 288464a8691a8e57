import { sql } from "drizzle-orm";
import { check, jsonb, pgPolicy, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type PlanLimits, plans } from "@/domain/plans";
import { bound, id, instant, timestamps } from "../columns";
import { appLogin, appOwner, appPlatform, appTenant, appTrash } from "../roles";
import { user } from "./auth";

export type OrganizationSettings = {
  theme: "system" | "light" | "dark";
  notifications: { email: boolean; push: boolean };
  language: string;
};

const defaultSettings: OrganizationSettings = {
  theme: "system",
  notifications: { email: true, push: false },
  language: "en",
};

export const organization = pgTable(
  "organization",
  {
    id: id().primaryKey(),
    name: text().notNull(),
    slug: text().notNull(),
    logo: text(),
    metadata: text(),
    ...timestamps(),
    currentPlan: text().default("free").notNull(),
    stripeCustomerId: text(),
    /** What holds while no subscription is in force. */
    planLimits: jsonb().$type<PlanLimits>().default(plans.free.limits).notNull(),
    settings: jsonb().$type<OrganizationSettings>().default(defaultSettings).notNull(),
    deletedAt: instant(),
    deletedBy: uuid().references(() => user.id, { onDelete: "set null" }),
    deletionId: uuid(),
  },
  (table) => [
    uniqueIndex("organization_slug_key").on(table.slug).where(sql`deleted_at is null`),
    check(
      "organization_slug_check",
      sql`${table.slug} ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' and length(${table.slug}) between 3 and 48`,
    ),
    check("organization_name_check", sql`length(${table.name}) between 1 and 80`),
    check("organization_plan_check", sql`${table.currentPlan} in ('free', 'pro', 'business')`),
    pgPolicy("organization_owner", { for: "select", to: appOwner, using: sql`true` }),
    pgPolicy("organization_login", { for: "select", to: appLogin, using: sql`true` }),
    pgPolicy("organization_platform", {
      for: "all",
      to: appPlatform,
      using: sql`true`,
      withCheck: sql`true`,
    }),
    pgPolicy("organization_tenant", {
      for: "all",
      to: appTenant,
      using: sql`${table.id} = ${bound.organizationId} and ${table.deletedAt} is null`,
      withCheck: sql`${table.id} = ${bound.organizationId} and ${table.deletedAt} is null`,
    }),
    pgPolicy("organization_trash", {
      for: "all",
      to: appTrash,
      using: sql`${table.id} = ${bound.organizationId}`,
      withCheck: sql`${table.id} = ${bound.organizationId}`,
    }),
    pgPolicy("organization_purge", {
      as: "restrictive",
      for: "delete",
      to: appTrash,
      using: sql`${table.deletedAt} is not null`,
    }),
  ],
);
