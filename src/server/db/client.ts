import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/env";
import * as schema from "./schema";

/**
 * Options of every pool: at most 10 connections, idle 20 s, connect within 10 s. `fetch_types` stays on: without
 * it postgres.js never hands over a connection that `reserve()` had to open.
 */
export const poolOptions = {
  max: 10,
  idle_timeout: 20,
  connect_timeout: 10,
  fetch_types: true,
  onnotice: () => {},
} as const;

function open() {
  const pool = postgres(env.DATABASE_URL, { ...poolOptions, connection: { application_name: "tenantry" } });
  return { pool, db: drizzle(pool, { schema, casing: "snake_case" }) };
}

const shared = globalThis as { tenantryDatabase?: ReturnType<typeof open> };

/**
 * The pool of the powerless login role, one a process: the server and the pages it renders share it.
 * Only `server/db`, `server/auth` and `server/jobs` import it; rooms get a transaction from a door.
 */
export function database() {
  shared.tenantryDatabase ??= open();
  return shared.tenantryDatabase;
}

export async function closeDatabase(): Promise<void> {
  await shared.tenantryDatabase?.pool.end({ timeout: 5 });
  shared.tenantryDatabase = undefined;
}
