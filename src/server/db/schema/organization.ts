import { sql } from "drizzle-orm";
import { check, index, jsonb, pgPolicy, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { defaultSettings, type OrganizationSettings } from "@/domain/organization";
import { type PlanLimits, plans } from "@/domain/plans";
import { bound, boundDefault, bytes, id, instant, timestamps } from "../columns";
import { appBilling, appLogin, appOwner, appPlatform, appTenant, appTrash } from "../roles";
import { user } from "./auth";

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
    /** Until when the plan goes on although a payment has failed; null while none has. */
    paymentDueBy: instant(),
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
    index("organization_created_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    uniqueIndex("organization_stripe_customer_key").on(table.stripeCustomerId),
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
    pgPolicy("organization_billing", {
      for: "all",
      to: appBilling,
      using: sql`${table.id} = ${bound.organizationId} and ${bound.byOwner}`,
      withCheck: sql`${table.id} = ${bound.organizationId} and ${bound.byOwner}`,
    }),
    pgPolicy("organization_purge", {
      as: "restrictive",
      for: "delete",
      to: appTrash,
      using: sql`${table.deletedAt} is not null`,
    }),
  ],
);

/** One small picture an organization; who knows its id may see it, and each upload gets a new one. */
export const organizationLogo = pgTable(
  "organization_logo",
  {
    organizationId: uuid()
      .primaryKey()
      .default(boundDefault.organizationId)
      .references(() => organization.id, { onDelete: "cascade" }),
    id: uuid().defaultRandom().notNull(),
    content: bytes().notNull(),
  },
  (table) => [
    index("organization_logo_id_idx").on(table.id),
    check("organization_logo_content_check", sql`octet_length(${table.content}) between 1 and 65536`),
    pgPolicy("organization_logo_platform", { for: "select", to: appPlatform, using: sql`true` }),
    pgPolicy("organization_logo_tenant", {
      for: "all",
      to: appTenant,
      using: sql`${table.organizationId} = ${bound.organizationId}`,
      withCheck: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
  ],
);
