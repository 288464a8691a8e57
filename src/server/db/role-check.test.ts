import { randomBytes } from "node:crypto";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { adminSql } from "@/testing/database";

const own = process.env.DATABASE_URL;
const password = "owner-password";
const unique = randomBytes(6).toString("hex");
const [owner, bypasser] = [`owner_${unique}`, `bypasser_${unique}`];

/** Checks the role of a process that starts with this database address. */
async function startedWith(url: string | undefined) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", url);
  const { closeDatabase } = await import("./client");
  await closeDatabase();
  const { assertPowerlessRole } = await import("./role-check");
  return assertPowerlessRole().finally(closeDatabase);
}

/** Straight to the server: a pooler knows the app's own role only. */
const connectingAs = (name: string) => {
  const url = new URL(process.env.DATABASE_ADMIN_URL ?? "");
  return Object.assign(url, { username: name, password }).href;
};

afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await adminSql.unsafe(`drop role if exists ${owner}, ${bypasser}`);
});

it("starts as the login role", async () => {
  await expect(startedWith(own)).resolves.toBeUndefined();
});

it("does not start as superuser", async () => {
  await expect(startedWith(process.env.DATABASE_ADMIN_URL)).rejects.toThrow(
    "could bypass row-level security",
  );
});

it("does not start as who bypasses row-level security, whatever else it may not do", async () => {
  await adminSql.unsafe(`create role ${bypasser} login bypassrls password '${password}'`);
  await expect(startedWith(connectingAs(bypasser))).rejects.toThrow(bypasser);
});

it("does not start as who owns the tables", async () => {
  await adminSql.unsafe(`create role ${owner} login password '${password}' in role app_owner`);
  await expect(startedWith(connectingAs(owner))).rejects.toThrow(owner);
});
