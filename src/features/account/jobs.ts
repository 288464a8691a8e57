import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { forgetOldAttempts } from "@/server/auth/attempts";
import { listOldGuests, removeGuest } from "@/server/auth/try-out";
import { asPlatform } from "@/server/db/platform";
import { member, organization } from "@/server/db/schema";
import { withTenantJob, withTrash } from "@/server/db/tenant";

const action = "account.purgeGuests";

/**
 * Deletes guests whose time is over, each with the organizations that nobody else is in; answers how many guests. One
 * who shares an organization with others stays, as its owner.
 */
export async function purgeGuests(): Promise<number> {
  await forgetOldAttempts();
  let purged = 0;
  for (const { id } of await listOldGuests()) {
    const owned = await listPlaces(id);
    if (owned.some(({ people }) => people > 1)) continue;
    for (const place of owned) await deleteOrganization(place.id);
    await removeGuest(id);
    purged += 1;
  }
  return purged;
}

function listPlaces(userId: string): Promise<{ id: string; people: number }[]> {
  return asPlatform({ reason: action, readOnly: true }, (tx) =>
    tx
      .select({
        id: organization.id,
        people: sql<number>`(select count(*)::int from member m where m.organization_id = ${organization.id} and m.deleted_at is null)`,
      })
      .from(organization)
      .innerJoin(member, eq(member.organizationId, organization.id))
      .where(and(eq(member.userId, userId), eq(member.role, "owner"), isNull(member.deletedAt))),
  );
}

function deleteOrganization(organizationId: string): Promise<unknown> {
  return withTenantJob({ organizationId, action }, (tx) =>
    withTrash(tx, async (trash) => {
      const own = eq(organization.id, organizationId);
      await trash.update(organization).set({ deletedAt: sql`now()`, deletionId: v7() }).where(own);
      await trash.delete(organization).where(own);
    }),
  );
}
