import { asc, gt, inArray, lte, sql } from "drizzle-orm";
import { asPlatform } from "@/server/db/platform";
import { fileRemovals, organizationUsage } from "@/server/db/schema";
import { withTenantJob } from "@/server/db/tenant";
import { storage } from "@/server/storage/storage";
import { takeBackAbandoned } from "./operations";

const action = "attachments.clean";

/** Takes back uploads that never ended, and removes the bytes of what was deleted for ever. */
export async function cleanFiles(): Promise<void> {
  await takeBackAbandonedEverywhere();
  await removeDueFiles();
}

async function takeBackAbandonedEverywhere(): Promise<void> {
  const found = await asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select({ organizationId: organizationUsage.organizationId })
      .from(organizationUsage)
      .where(gt(organizationUsage.storage, 0)),
  );
  for (const { organizationId } of found) {
    await withTenantJob({ organizationId, action }, takeBackAbandoned);
  }
}

const batch = 100;

/**
 * The bytes go before the note of them: a process that dies between the two does it again. Throws when a file could
 * not be removed; its note stays for the next run.
 */
async function removeDueFiles(): Promise<void> {
  const due = await asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select()
      .from(fileRemovals)
      .where(lte(fileRemovals.dueAt, sql`now()`))
      .orderBy(asc(fileRemovals.dueAt))
      .limit(batch),
  );
  if (due.length === 0) return;
  const outcomes = await Promise.allSettled(due.map((key) => storage().remove(key)));
  const gone = due.filter((_, index) => outcomes[index]?.status === "fulfilled").map(({ id }) => id);
  await asPlatform({ reason: action }, (tx) => tx.delete(fileRemovals).where(inArray(fileRemovals.id, gone)));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  if (due.length === batch) await removeDueFiles();
}
