import { database } from "./db/client";
import { pendingMigrations } from "./db/migrations";

export function checkLive() {
  return { status: "live" };
}

const deadline = 2_000;

/** Whether this instance can serve: the database answers within 2 s and has every committed migration. */
export async function checkReady(): Promise<{ ok: boolean; database: string; migrations: string }> {
  try {
    const pending = await Promise.race([pendingMigrations(database().pool), expire()]);
    const migrations = pending.length === 0 ? "up to date" : "pending";
    return { ok: pending.length === 0, database: "up", migrations };
  } catch {
    return { ok: false, database: "down", migrations: "unknown" };
  }
}

const expire = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("deadline")), deadline).unref();
  });
