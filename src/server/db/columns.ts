import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** Primary key: a uuid v7 made by the server, so that new rows land at the end of the index. */
export const id = () =>
  uuid()
    .notNull()
    .$defaultFn(() => v7());

export const instant = () => timestamp({ withTimezone: true, mode: "date" });

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
