import { adminUrl } from "@/server/db/admin-url";
import { describeDatabaseError } from "@/server/db/describe-error";
import { migrateDatabase } from "@/server/db/migrate";

try {
  await migrateDatabase({ adminUrl: adminUrl(), loginPassword: loginPassword() });
  console.log("The database is up to date.");
} catch (error) {
  console.error(`The migration failed. ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}

function loginPassword(): string | null {
  const login = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL) : null;
  return login?.username === "app_login" ? decodeURIComponent(login.password) : null;
}
