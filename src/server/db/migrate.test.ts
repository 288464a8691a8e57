import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, describe, expect, it, vi } from "vitest";
import { adminSql } from "@/testing/database";
import { migrateDatabase } from "./migrate";
import { pendingMigrations } from "./migrations";

const made: string[] = [];

function newDatabase(): string {
  const name = `migrate_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  return Object.assign(new URL(process.env.DATABASE_ADMIN_URL ?? ""), { pathname: `/${name}` }).href;
}

afterAll(async () => {
  for (const name of made) await adminSql.unsafe(`drop database if exists ${name} with (force)`);
});

describe("the migrator", () => {
  it("makes the database and applies each migration once, however many run at once", async () => {
    const adminUrl = newDatabase();
    await Promise.all([1, 2, 3].map(() => migrateDatabase({ adminUrl })));
    const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
    const applied = await sql<{ hash: string }[]>`select hash from __drizzle_migrations__`;
    expect(applied.length).toBeGreaterThan(1);
    expect(new Set(applied.map((row) => row.hash)).size).toBe(applied.length);
    expect(await pendingMigrations(sql)).toEqual([]);
    await sql.end();
  });

  it("says so when a committed migration is not what was applied", async () => {
    const adminUrl = newDatabase();
    await migrateDatabase({ adminUrl });
    const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
    await sql`update __drizzle_migrations__ set hash = 'edited' where id = 1`;
    await expect(migrateDatabase({ adminUrl })).rejects.toThrow(/skipped .*_initial/);
    await sql.end();
  });

  it("leaves nothing that the app's role owns, and the app refuses a role that could do more", async () => {
    const { assertPowerlessRole } = await import("./role-check");
    await expect(assertPowerlessRole()).resolves.toBeUndefined();
    vi.resetModules();
    Reflect.deleteProperty(globalThis, "tenantry");
    process.env.DATABASE_URL = process.env.DATABASE_ADMIN_URL;
    const powerful = await import("./role-check");
    await expect(powerful.assertPowerlessRole()).rejects.toThrow(/could bypass row-level security/);
  });
});
