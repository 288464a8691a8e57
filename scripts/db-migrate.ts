import { migrateDatabase } from "@/server/db/migrate";

const adminUrl = process.env.DATABASE_ADMIN_URL;
if (!adminUrl) {
  console.error(
    "Set DATABASE_ADMIN_URL to a PostgreSQL user that may create roles and tables (see .env.example).",
  );
  process.exit(1);
}

const login = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL) : null;
const loginPassword = login?.username === "app_login" ? decodeURIComponent(login.password) : null;

try {
  await migrateDatabase({ adminUrl, loginPassword });
  console.log("The database is up to date.");
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\n  ${error.cause.message}` : "";
  return `The migration failed: ${error.message}${cause}`;
}
