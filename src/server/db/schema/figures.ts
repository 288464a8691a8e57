import { sql } from "drizzle-orm";
import { bigint, date, pgPolicy, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { appPlatform } from "../roles";
import { user } from "./auth";

/** On which days, in UTC, a person used the app; a trigger notes it as their session is used. Impersonators do not count. */
export const personDay = pgTable(
  "person_day",
  {
    day: date().notNull(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ name: "person_day_pkey", columns: [table.day, table.userId] })],
);

/** What all files together took at the end of a day, in bytes; of today, until now. */
export const storageDay = pgTable(
  "storage_day",
  { day: date().primaryKey(), bytes: bigint({ mode: "number" }).notNull() },
  () => [
    pgPolicy("storage_day_platform", {
      for: "all",
      to: appPlatform,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
);
