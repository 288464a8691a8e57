import { existsSync } from "node:fs";

/**
 * The address the database commands connect to: DATABASE_ADMIN_URL of the environment, else of `.env`.
 * Throws a sentence naming the variable when neither has it, or when it is not a PostgreSQL address.
 */
export function adminUrl(): string {
  if (!process.env.DATABASE_ADMIN_URL && existsSync(".env")) process.loadEnvFile(".env");
  const url = process.env.DATABASE_ADMIN_URL;
  if (!url) {
    throw new Error(
      "DATABASE_ADMIN_URL is missing: set it to a PostgreSQL user that may create roles and tables (see .env.example).",
    );
  }
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Error("DATABASE_ADMIN_URL is not an address like postgres://user:password@host:5432/name.");
  }
  return url;
}
