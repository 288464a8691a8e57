import { asPlatform } from "../db/platform";
import { organization } from "../db/schema";
import { withTenantJob } from "../db/tenant";
import { purgeExpired } from "./trash";

const action = "trash.purgeExpired";

/** Empties every organization's trash of what has expired, one transaction each; answers how many rows went. */
export async function purgeExpiredEverywhere(): Promise<number> {
  const found = await asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx.select({ id: organization.id }).from(organization),
  );
  let purged = 0;
  for (const { id } of found) purged += await withTenantJob({ organizationId: id, action }, purgeExpired);
  return purged;
}
