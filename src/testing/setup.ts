import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, inject, vi } from "vitest";

/** The files of one worker share its process, so that packages are loaded once, and nothing else. */
function beginAlone() {
  const worker = globalThis as { environment?: NodeJS.ProcessEnv };
  worker.environment ??= { ...process.env };
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, worker.environment);
  Reflect.deleteProperty(globalThis, "tenantry");
  vi.resetModules();
}
beginAlone();

const name = `test_${randomUUID().replaceAll("-", "")}`;
const template = process.env.TEST_DATABASE_TEMPLATE ?? "template_tenantry";
const admin = postgres(inject("adminUrl"), { max: 1, onnotice: () => {} });
await admin.unsafe(`create database ${name} template ${template}`);

const inDatabase = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** `npm run test:mutants` breaks the copied database on purpose; the tests are to notice. */
async function mutate(mutantName: string) {
  const { findMutant } = await import("./mutants/catalog");
  const { sql } = findMutant(mutantName);
  if (!sql) return;
  const own = postgres(inDatabase(inject("adminUrl")), { max: 1, onnotice: () => {} });
  await own.unsafe(sql);
  await own.end();
}
if (process.env.MUTANT) await mutate(process.env.MUTANT);

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: inDatabase(inject("loginUrl")),
  DATABASE_DIRECT_URL: inDatabase(inject("directUrl")),
  DATABASE_ADMIN_URL: inDatabase(inject("adminUrl")),
  BETTER_AUTH_SECRET: "a-secret-for-tests-of-32-characters-or-more",
  APP_URL: "http://localhost:3000",
  DATA_DIR: path.join(tmpdir(), name),
});

afterAll(async () => {
  const { closeTestDatabase } = await import("./database");
  await closeTestDatabase();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});
