import { sealAudit, verifyAudit } from "@/server/db/audit-seal";
import { closeDatabase } from "@/server/db/client";
import { describeDatabaseError } from "@/server/db/describe-error";

try {
  await sealAudit();
  const { broken, organizations, seals, entries } = await verifyAudit();
  for (const { organizationId, number, problem } of broken) {
    console.error(`Organization ${organizationId}, seal ${number}: ${problem}.`);
  }
  console.log(
    `${entries} entries of ${organizations} organizations in ${seals} seals: ${broken.length} broken.`,
  );
  if (broken.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`The audit log was not verified: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
