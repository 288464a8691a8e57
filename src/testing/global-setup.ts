import type { TestProject } from "vitest/node";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { migrateDatabase } from "../server/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    loginUrl: string;
  }
}

/** One PostgreSQL for the run and one migrated template, which every test file copies. */
export default async function setup(project: TestProject) {
  const postgres = await startPostgres({ ephemeral: true });
  const loginPassword = "login-password";
  await migrateDatabase({ adminUrl: postgres.url("template_tenantry"), loginPassword });
  project.provide("adminUrl", postgres.url("postgres"));
  project.provide("loginUrl", postgres.url("postgres", "app_login", loginPassword));
  return () => postgres.stop();
}
