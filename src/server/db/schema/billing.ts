import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { PlanLimits } from "@/domain/plans";
import { bound, instant } from "../columns";
import { appBilling, appOwner, appPlatform } from "../roles";
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
    /** Until when an unpaid plan goes on. */
    graceEnd: instant(),
    /** When Stripe was asked for what stands here. */
    stripeSyncedAt: instant(),
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
      pgPolicy("subscription_billing", {
        for: "all",
        to: appBilling,
        using: sql`${table.organizationId} = ${bound.organizationId} and ${table.deletedAt} is null and ${bound.byOwner}`,
        withCheck: sql`${table.organizationId} = ${bound.organizationId} and ${table.deletedAt} is null and ${bound.byOwner}`,
      }),
      pgPolicy("subscription_platform", {
        for: "all",
        to: appPlatform,
        using: sql`true`,
        withCheck: sql`true`,
      }),
    ],
  },
);

/**
 * What Stripe has told, by the event's id: a delivery that comes again finds its row. What an event says is not kept:
 * its job asks Stripe anew.
 */
export const stripeEvent = pgTable(
  "stripe_event",
  {
    id: text().primaryKey(),
    type: text().notNull(),
    customerId: text().notNull(),
    receivedAt: instant().defaultNow().notNull(),
    processedAt: instant(),
  },
  (table) => [
    index("stripe_event_open_idx").on(table.receivedAt).where(sql`processed_at is null`),
    pgPolicy("stripe_event_platform", {
      for: "all",
      to: appPlatform,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
);
