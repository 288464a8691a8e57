import { setMaxListeners } from "node:events";
import { compareClocks } from "./clock";
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

type Readiness = { ok: boolean; database: string; migrations: string; clock: string };

const unknown = { migrations: "unknown", clock: "unknown" };

/**
 * Whether this instance can serve: the database answers within 1.5 s, on a connection that no request can take, and
 * has every committed migration, and the clocks agree.
 */
export async function checkReady(): Promise<Readiness> {
  if (drained.aborted) return { ok: false, database: "unknown", ...unknown };
  try {
    const scope = { key: "health", timeLeft: within(deadline) };
    const [pending, agree] = await withScope(
      scope,
      async () => [await pendingMigrations(database().probe), await compareClocks(database().probe)] as const,
    );
    const migrations = pending.length === 0 ? "up to date" : "pending";
    return {
      ok: pending.length === 0 && agree,
      database: "up",
      migrations,
      clock: agree ? "right" : "wrong",
    };
  } catch {
    return { ok: false, database: "down", ...unknown };
  }
}
