import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgPolicy, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { PlanLimits } from "@/domain/plans";
import { instant } from "../columns";
import { appOwner, appPlatform } from "../roles";
import { tenantTable } from "../tenant-table";
import { user } from "./auth";

export const subscription = tenantTable(
  "subscription",
  {
    plan: text().notNull(),
    status: text().default("incomplete").notNull(),
    userId: uuid().references(() => user.id, { onDelete: "set null" }),
    stripeCustomerId: text(),
    stripeSubscriptionId: text(),
    stripePriceId: text(),
    stripeScheduleId: text(),
    periodStart: instant(),
    periodEnd: instant(),
    trialStart: instant(),
    trialEnd: instant(),
    cancelAtPeriodEnd: boolean().default(false).notNull(),
    cancelAt: instant(),
    canceledAt: instant(),
    endedAt: instant(),
    seats: integer(),
    billingInterval: text(),
    /** What the plan admits while the subscription is in force. */
    limits: jsonb().$type<PlanLimits>(),
    metadata: jsonb().$type<Record<string, string>>(),
  },
  {
    trash: "never",
    extra: (table) => [
      uniqueIndex("subscription_organization_key").on(table.organizationId).where(sql`deleted_at is null`),
      uniqueIndex("subscription_stripe_key")
        .on(table.organizationId, table.stripeSubscriptionId)
        .where(sql`deleted_at is null`),
      check("subscription_plan_check", sql`${table.plan} in ('free', 'pro', 'business')`),
      check(
        "subscription_status_check",
        sql`${table.status} in ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused')`,
      ),
      check("subscription_interval_check", sql`${table.billingInterval} in ('month', 'year')`),
      pgPolicy("subscription_owner", { for: "select", to: appOwner, using: sql`true` }),
      pgPolicy("subscription_platform", {
        for: "all",
        to: appPlatform,
        using: sql`true`,
        withCheck: sql`true`,
      }),
    ],
  },
);
