import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { closeDatabase } from "@/server/db/client";
import * as schema from "@/server/db/schema";
import { stopJobs } from "@/server/jobs/boss";

export const adminSql = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 2, onnotice: () => {} });

/** The test file's own database as superuser, for arranging and for looking behind the doors. */
export const adminDb = drizzle(adminSql, { schema, casing: "snake_case" });

export async function closeTestDatabase(): Promise<void> {
  await stopJobs();
  await closeDatabase();
  await adminSql.end();
}
