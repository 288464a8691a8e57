import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inRoot, root } from "./paths.mjs";
import { Refusal } from "./steps.mjs";

/** Reads .env when there is one; variables that are already set win. */
export function loadEnvFile() {
  if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
}

/** A random secret: 32 bytes in base64. */
export const makeSecret = () => randomBytes(32).toString("base64");

/** A random password of characters that mean nothing in an address. */
export const makePassword = () => randomBytes(24).toString("base64url");

/** A secret kept in a file that only its owner may read; made when the file is missing. */
export function keptSecret(file, make = makeSecret) {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, make(), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * What the environment says about how to run, with the defaults filled in.
 * @returns {{ port: number, dataDir: string, appUrl: string, embedded: boolean }} `dataDir` is absolute
 * @throws {Refusal} naming the variable that is wrong or missing
 */
export function readSettings(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  const embedded = !env.DATABASE_URL;
  if (embedded && env.DATABASE_ADMIN_URL)
    throw new Refusal("DATABASE_ADMIN_URL is set: set DATABASE_URL as well.");
  if (!embedded && !env.BETTER_AUTH_SECRET) {
    throw new Refusal(
      "BETTER_AUTH_SECRET is missing: with DATABASE_URL, set it to 32 random bytes or more (openssl rand -base64 32).",
    );
  }
  const dataDir = resolve(root, env.DATA_DIR || ".data");
  mkdirSync(dataDir, { recursive: true });
  return { port, dataDir, appUrl: env.APP_URL || `http://localhost:${port}`, embedded };
}

/** The environment of the app's programs, before a database is known. */
export function appEnvironment({ port, dataDir, appUrl }, mode) {
  return {
    ...process.env,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    DATA_DIR: dataDir,
    APP_URL: appUrl,
  };
}

/**
 * The variables that point the app's programs to an embedded PostgreSQL.
 * @param {{ url: (database: string, user?: string, password?: string) => string }} postgres from `startPostgres`
 * @param {{ appLoginPassword: string, secret: string }} secrets
 */
export function databaseEnvironment(postgres, { appLoginPassword, secret }) {
  return {
    DATABASE_ADMIN_URL: postgres.url("tenantry"),
    DATABASE_URL: postgres.url("tenantry", "app_login", appLoginPassword),
    BETTER_AUTH_SECRET: secret,
  };
}

/** The secrets kept in the data folder; a BETTER_AUTH_SECRET of the environment wins. */
export function keptSecrets(dataDir) {
  return {
    appLoginPassword: keptSecret(join(dataDir, "app-login.password"), makePassword),
    secret: process.env.BETTER_AUTH_SECRET || keptSecret(join(dataDir, "secret")),
  };
}
