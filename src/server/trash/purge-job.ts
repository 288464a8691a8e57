import { and, isNotNull, lt } from "drizzle-orm";
import { asPlatform } from "../db/platform";
import { organization } from "../db/schema";
import { type TenantTx, withTenantJob, withTrash } from "../db/tenant";
import { keptSince, purgeExpired } from "./trash";

const action = "trash.purgeExpired";

/**
 * Empties every organization's trash of what has expired, then deletes the organizations that have, each with all it
 * holds: one transaction each. Answers how many rows went, an organization counting as one.
 */
export async function purgeExpiredEverywhere(): Promise<number> {
  const found = await asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx.select({ id: organization.id, deletedAt: organization.deletedAt }).from(organization),
  );
  let purged = 0;
  for (const { id } of found) purged += await withTenantJob({ organizationId: id, action }, purgeExpired);
  for (const { id, deletedAt } of found) {
    if (deletedAt) purged += await withTenantJob({ organizationId: id, action }, purgeOrganization);
  }
  return purged;
}

/** Whether it has expired the DELETE itself decides: one restored meanwhile stays whole. */
async function purgeOrganization(tx: TenantTx): Promise<number> {
  const expired = and(isNotNull(organization.deletedAt), lt(organization.deletedAt, keptSince));
  const purged = await withTrash(tx, (trash) =>
    trash.delete(organization).where(expired).returning({ id: organization.id }),
  );
  return purged.length;
}
