import { adminUrl, loginPassword } from "@/server/db/admin-url";
import { describeDatabaseError } from "@/server/db/describe-error";
import { migrateDatabase } from "@/server/db/migrate";

try {
  await migrateDatabase({ adminUrl: adminUrl(), loginPassword: loginPassword() });
  console.log("The database is up to date.");
} catch (error) {
  console.error(`The migration failed. ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}
