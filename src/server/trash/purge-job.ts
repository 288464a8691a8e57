import { and, isNotNull, lt, type SQL } from "drizzle-orm";
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
    if (deletedAt) purged += await withTenantJob({ organizationId: id, action }, purgeExpiredOrganization);
  }
  return purged;
}

/** Whether it has expired the DELETE itself decides: one restored meanwhile stays whole. */
const purgeExpiredOrganization = (tx: TenantTx): Promise<number> =>
  purgeOrganization(tx, lt(organization.deletedAt, keptSince));

/**
 * Deletes the bound organization with all it holds, if it lies in the trash and `which` holds: answers 1, else 0. A
 * trigger notes its files, whose bytes the job `files-clean` removes.
 */
export async function purgeOrganization(tx: TenantTx, which?: SQL): Promise<number> {
  const trashed = and(isNotNull(organization.deletedAt), which);
  const purged = await withTrash(tx, (trash) =>
    trash.delete(organization).where(trashed).returning({ id: organization.id }),
  );
  return purged.length;
}
