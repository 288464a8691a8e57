import { setMaxListeners } from "node:events";
import { database } from "./db/client";
import { pendingMigrations } from "./db/migrations";
import { within, withScope } from "./db/scope";

export function checkLive() {
  return { status: "live" };
}

const deadline = 1_500;

const draining = new AbortController();
setMaxListeners(0, draining.signal);

/** Aborted when this instance is about to stop: streams end then, and their clients go to another one. */
export const drained = draining.signal;

/** From now on this instance calls itself not ready: whoever spreads the load sends it nothing more. */
export function drain(): void {
  draining.abort();
}

export const isDraining = (): boolean => drained.aborted;

/**
 * Whether this instance can serve: the database answers within 1.5 s, on a connection that no request can take, and
 * has every committed migration.
 */
export async function checkReady(): Promise<{ ok: boolean; database: string; migrations: string }> {
  if (drained.aborted) return { ok: false, database: "unknown", migrations: "unknown" };
  try {
    const scope = { key: "health", timeLeft: within(deadline) };
    const pending = await withScope(scope, () => pendingMigrations(database().probe));
    const migrations = pending.length === 0 ? "up to date" : "pending";
    return { ok: pending.length === 0, database: "up", migrations };
  } catch {
    return { ok: false, database: "down", migrations: "unknown" };
  }
}
