import { and, count, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { FigureDays } from "@/domain/figures";
import { planIds } from "@/domain/plans";
import { itsSubscription, planNow } from "@/server/billing/plan-now";
import type { PlatformTx } from "@/server/db/platform";
import {
  organization,
  organizationUsage,
  personDay,
  session,
  storageDay,
  subscription,
  user,
} from "@/server/db/schema";
import { sendTogether } from "@/server/db/transaction";

/** Days are UTC's: for everybody who looks the same. */
const today = sql`(now() at time zone 'UTC')::date`;

/**
 * What an operator sees at a glance, and how it went in the last days: all questions in one round trip. A day on which
 * nothing was is missing; `activeSince` and `storageSince` are the first days that were counted. Storage is in bytes.
 */
export async function readFigures(tx: PlatformTx, days: FigureDays) {
  const asked = [totals(tx), byPlan(tx), signUps(tx, days), active(tx, days), stored(tx, days), largest(tx)];
  const [figures = [], plans = [], ...charts] = await Promise.all(sendTogether(tx, asked));
  const [signedUp = [], activePeople = [], storageDays = [], top = []] = charts;
  return {
    ...totalsOf(figures[0] ?? {}),
    plans: planIds.map((plan) => ({
      plan,
      count: Number(plans.find((row) => row.plan === plan)?.count ?? 0),
    })),
    signUps: signedUp.map(dayOf),
    activePeople: activePeople.map(dayOf),
    storageDays: storageDays.map(dayOf),
    largest: top.map((row) => ({ id: String(row.id), name: String(row.name), bytes: Number(row.bytes) })),
  };
}

type Answer = Record<string, unknown>;
const dayOf = (row: Answer) => ({ day: String(row.day), count: Number(row.count) });
const firstDay = (value: unknown) => (typeof value === "string" ? value : null);

function totalsOf(row: Answer) {
  return {
    users: Number(row.users),
    organizations: Number(row.organizations),
    trashed: Number(row.trashed),
    sessions: Number(row.sessions),
    active: { day: Number(row.day), week: Number(row.week), month: Number(row.month) },
    storage: Number(row.storage),
    overdue: Number(row.overdue),
    activeSince: firstDay(row.active_since),
    storageSince: firstDay(row.storage_since),
  };
}

function totals(tx: PlatformTx) {
  const organizations = tx.select({ count: count() }).from(organization);
  const within = (days: number) =>
    tx
      .select({ count: sql`count(distinct ${personDay.userId})` })
      .from(personDay)
      .where(sql`${personDay.day} > ${today} - ${days}::int`);
  const asked = {
    users: tx.select({ count: count() }).from(user).where(isNull(user.deletedAt)),
    organizations: organizations.where(isNull(organization.deletedAt)),
    trashed: tx.select({ count: count() }).from(organization).where(isNotNull(organization.deletedAt)),
    sessions: tx.select({ count: count() }).from(session).where(gt(session.expiresAt, sql`now()`)),
    day: within(1),
    week: within(7),
    month: within(30),
    storage: tx
      .select({ bytes: sql`coalesce(sum(${organizationUsage.storage}), 0)` })
      .from(organizationUsage),
    overdue: tx
      .select({ count: count() })
      .from(organization)
      .innerJoin(subscription, itsSubscription)
      .where(and(isNull(organization.deletedAt), eq(subscription.status, "past_due"))),
    active_since: tx.select({ day: sql`min(${personDay.day})::text` }).from(personDay),
    storage_since: tx.select({ day: sql`min(${storageDay.day})::text` }).from(storageDay),
  };
  const columns = Object.entries(asked).map(([name, query]) => [name, sql`(${query})`.as(name)] as const);
  return tx.select(Object.fromEntries(columns)).from(sql`(select 1) as once`);
}

const byPlan = (tx: PlatformTx) =>
  tx
    .select({ plan: sql`${planNow}`.as("plan"), count: sql`count(*)`.as("count") })
    .from(organization)
    .leftJoin(subscription, itsSubscription)
    .where(isNull(organization.deletedAt))
    .groupBy(sql`1`);

/** Rows of the last days, by their day. */
const since = (day: SQL, days: FigureDays) => sql`${day} > ${today} - ${days}::int`;

const signUps = (tx: PlatformTx, days: FigureDays) =>
  tx
    .select({
      day: sql`(${user.createdAt} at time zone 'UTC')::date::text`.as("day"),
      count: sql`count(*)`.as("count"),
    })
    .from(user)
    .where(sql`${user.createdAt} >= (${today} - ${days - 1}::int)::timestamp at time zone 'UTC'`)
    .groupBy(sql`1`)
    .orderBy(sql`1`);

const active = (tx: PlatformTx, days: FigureDays) =>
  tx
    .select({ day: sql`${personDay.day}::text`.as("day"), count: sql`count(*)`.as("count") })
    .from(personDay)
    .where(since(sql`${personDay.day}`, days))
    .groupBy(personDay.day)
    .orderBy(personDay.day);

const stored = (tx: PlatformTx, days: FigureDays) =>
  tx
    .select({ day: sql`${storageDay.day}::text`.as("day"), count: sql`${storageDay.bytes}`.as("count") })
    .from(storageDay)
    .where(since(sql`${storageDay.day}`, days))
    .orderBy(storageDay.day);

const largest = (tx: PlatformTx) =>
  tx
    .select({
      id: organization.id,
      name: organization.name,
      bytes: sql`${organizationUsage.storage}`.as("bytes"),
    })
    .from(organizationUsage)
    .innerJoin(organization, eq(organization.id, organizationUsage.organizationId))
    .where(and(isNull(organization.deletedAt), gt(organizationUsage.storage, 0)))
    .orderBy(desc(organizationUsage.storage), organization.id)
    .limit(10);

/** How long it is known who was here on a day. */
const keptDays = 400;

/** Notes what all files take as today's figure, and forgets who was here long ago. */
export async function keepToday(tx: PlatformTx): Promise<void> {
  const bytes = sql<number>`(select coalesce(sum(${organizationUsage.storage}), 0) from ${organizationUsage})`;
  await tx
    .insert(storageDay)
    .values({ day: sql`${today}`, bytes })
    .onConflictDoUpdate({ target: storageDay.day, set: { bytes: sql`excluded.bytes` } });
  await tx.delete(personDay).where(lt(personDay.day, sql`${today} - ${keptDays}::int`));
}
