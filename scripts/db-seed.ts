import { demo } from "@/domain/demo";
import { adminUrl } from "@/server/db/admin-url";
import { describeDatabaseError } from "@/server/db/describe-error";
import { seedDemo } from "@/server/db/seed/seed-demo";
import { keepFile } from "@/server/storage/keep-file";

try {
  const counts = await seedDemo(adminUrl(), new Date(), keepFile());
  for (const [organization, rows] of Object.entries(counts)) {
    const parts = Object.entries(rows).map(([name, count]) => `${count} ${name}`);
    console.log(`${organization}: ${parts.join(", ")}`);
  }
  console.log(`Sign in as ${demo.people[0].email} with the password ${demo.password}.`);
} catch (error) {
  console.error(`The demo was not seeded: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}
