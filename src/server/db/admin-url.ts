import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The address the database commands connect to: DATABASE_ADMIN_URL of the environment, else of `.env`, else the
 * embedded PostgreSQL of an `npm start` that runs now.
 * Throws a sentence naming the variable when there is none, or when it is not a PostgreSQL address.
 */
export function adminUrl(): string {
  if (!process.env.DATABASE_ADMIN_URL && existsSync(".env")) process.loadEnvFile(".env");
  const url = process.env.DATABASE_ADMIN_URL ?? embeddedUrl();
  if (!url) {
    throw new Error(
      "DATABASE_ADMIN_URL is missing: set it to a PostgreSQL user that may create roles and tables (see .env.example), or run npm start in another terminal.",
    );
  }
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Error("DATABASE_ADMIN_URL is not an address like postgres://user:password@host:5432/name.");
  }
  return url;
}

/** The password that DATABASE_URL has for app_login, which the migrator gives that role; null where it names another. */
export function loginPassword(): string | null {
  const login = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL) : null;
  return login?.username === "app_login" ? decodeURIComponent(login.password) : null;
}

/** Written by scripts/lib/postgres-*.mjs; the fourth line of PostgreSQL's own pid file is its port. */
function embeddedUrl(): string | null {
  if (process.env.DATABASE_URL) return null;
  const kept = path.resolve(process.env.DATA_DIR || ".data", "postgres");
  const location = path.join(kept, "location");
  const home = existsSync(location) ? readFileSync(location, "utf8").trim() : kept;
  const pidFile = path.join(home, "cluster", "postmaster.pid");
  const passwordFile = path.join(home, "superuser.password");
  if (!existsSync(pidFile) || !existsSync(passwordFile)) return null;
  const port = readFileSync(pidFile, "utf8").split("\n")[3]?.trim();
  const password = encodeURIComponent(readFileSync(passwordFile, "utf8").trim());
  return `postgres://postgres:${password}@127.0.0.1:${port}/tenantry`;
}
