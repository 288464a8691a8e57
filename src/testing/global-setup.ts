import type { TestProject } from "vitest/node";
import { startPgBouncer } from "../../scripts/faults/pgbouncer.mjs";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { migrateDatabase } from "../server/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    loginUrl: string;
    /** The same past a pooler. */
    directUrl: string;
  }
}

/** `TEST_DATABASE_ADMIN_URL` names another server to test against, for example an older PostgreSQL. */
async function findServer() {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  if (!given) return startPostgres({ ephemeral: true });
  const url = (database = "postgres", user?: string, password = "") => {
    const address = Object.assign(new URL(given), { pathname: `/${database}` });
    return user ? Object.assign(address, { username: user, password }).href : address.href;
  };
  return { url, stop: async () => {} };
}

/** `TEST_PGBOUNCER` names a program of PgBouncer for the app's own role to go through; everybody else goes direct. */
async function throughPooler(loginUrl: string) {
  const program = process.env.TEST_PGBOUNCER;
  return program ? startPgBouncer(program, loginUrl) : { url: loginUrl, stop: async () => {} };
}

/** One PostgreSQL for the run and one migrated template, which every test file copies. */
export default async function setup(project: TestProject) {
  const server = await findServer();
  const loginPassword = "login-password";
  await migrateDatabase({ adminUrl: server.url("template_tenantry"), loginPassword });
  project.provide("adminUrl", server.url("postgres"));
  const directUrl = server.url("postgres", "app_login", loginPassword);
  project.provide("directUrl", directUrl);
  const pooler = await throughPooler(directUrl);
  project.provide("loginUrl", pooler.url);
  return async () => {
    await pooler.stop();
    await server.stop();
  };
}
