import { type SQL, sql } from "drizzle-orm";
import { customType, type PgColumn, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** Primary key: a uuid v7 made by the server, so that new rows land at the end of the index. */
export const id = () =>
  uuid()
    .notNull()
    .$defaultFn(() => v7());

export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/**
 * An instant as the API tells it, ISO 8601 in UTC to the millisecond: for long lists, where a `Date` of each would be
 * made only to be written down again.
 */
export const isoOf = <C extends PgColumn>(column: C) =>
  sql`${column}`.mapWith(toIso) as SQL<C["_"]["notNull"] extends true ? string : string | null>;

/** PostgreSQL writes `2026-01-31 09:05:07.12+00`: in the connection's time zone and without trailing zeros. */
export function toIso(text: string): string {
  if (text[10] !== " " || !text.endsWith("+00")) return new Date(text).toISOString();
  const time = text.slice(11, -3);
  return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.slice(0, 12).padEnd(12, "0")}Z`;
}

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

export const timestamps = () => ({
  createdAt: instant().defaultNow().notNull(),
  updatedAt: instant()
    .defaultNow()
    .notNull()
    .$onUpdate(() => new Date()),
});

/** The settings that `withTenant` binds to the transaction; scalar sub-selects are evaluated once a statement. */
export const bound = {
  organizationId: sql`(select nullif(current_setting('app.organization_id', true), '')::uuid)`,
  userId: sql`(select nullif(current_setting('app.user_id', true), '')::uuid)`,
  /** An owner asks, or a job, for which nobody asks. */
  byOwner: sql`(select coalesce(nullif(current_setting('app.member_role', true), ''), 'owner') = 'owner')`,
};

/** The same settings where PostgreSQL admits no sub-select: column defaults. */
export const boundDefault = {
  organizationId: sql`nullif(current_setting('app.organization_id', true), '')::uuid`,
  userId: sql`nullif(current_setting('app.user_id', true), '')::uuid`,
  reason: sql`nullif(current_setting('app.reason', true), '')`,
};
