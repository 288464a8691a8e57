import { drizzle } from "drizzle-orm/postgres-js";
import { env } from "@/env";
import { processWide } from "@/lib/process-wide";
import type { ConnectionOptions } from "./connection";
import { driver } from "./driver";
import { Pool, poolSize } from "./pool";
import * as schema from "./schema";

export const connectionOptions = {
  connect_timeout: 10,
  prepare: env.DATABASE_PREPARE,
  onnotice: () => {},
} as const;

/** Opens a pool of at most `max` connections: idle for 20 s they end, and nobody waits longer than 3 s for one. */
export function openPool(max: number, options: ConnectionOptions, url = env.DATABASE_URL): Pool {
  return new Pool({
    url,
    options: { ...connectionOptions, ...options },
    max,
    idleTimeout: 20,
    acquireTimeout: 3_000,
  });
}

function open() {
  const connections = openPool(poolSize, { connection: { application_name: "tenantry" } });
  const probes = openPool(1, { connection: { application_name: "tenantry-health" } });
  const pool = driver(connections);
  const db = drizzle(pool, { schema, casing: "snake_case" });
  return { connections, pool, db, probes, probe: driver(probes) };
}

const opened = processWide("database", open);

/**
 * The pool of the powerless login role, one a process.
 * Only `server/db`, `server/auth` and `server/jobs` import it; rooms get a transaction from a door.
 */
export const database = opened.get;

export async function closeDatabase(): Promise<void> {
  const pools = opened.take();
  await Promise.all([pools?.connections.end(5_000), pools?.probes.end(1_000)]);
}
