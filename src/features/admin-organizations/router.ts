import type { CurrentSession } from "@/server/auth/sessions";
import { idInput } from "@/server/db/inputs";
import { asPlatform } from "@/server/db/platform";
import type { Operator } from "@/server/db/tenant";
import type { RequestContext } from "@/server/trpc/context";
import { adminProcedure, router } from "@/server/trpc/procedures";
import { listOrganizations, purgeOrganization, restoreOrganization, trashOrganization } from "./inputs";
import { getPlace, listPlaces, purgePlace, restorePlace, trashPlace } from "./operations";

type Actor = RequestContext & { user: CurrentSession["user"] };

const operator = ({ user, requestId, ipAddress, userAgent }: Actor, reason: string): Operator => ({
  userId: user.id,
  reason,
  requestId,
  ipAddress,
  userAgent,
});

const organizationsRouter = router({
  list: adminProcedure
    .input(listOrganizations)
    .query(({ input }) =>
      asPlatform({ reason: "admin.organizations.list", readOnly: true }, (tx) => listPlaces(tx, input)),
    ),

  get: adminProcedure
    .input(idInput("organization"))
    .query(({ input }) =>
      asPlatform({ reason: "admin.organizations.get", readOnly: true }, (tx) => getPlace(tx, input.id)),
    ),

  trash: adminProcedure
    .meta({ idempotent: true })
    .input(trashOrganization)
    .mutation(({ ctx, input: { id, reason } }) => trashPlace({ id, by: operator(ctx, reason) })),

  restore: adminProcedure
    .meta({ idempotent: true })
    .input(restoreOrganization)
    .mutation(({ ctx, input: { id, reason, slug } }) =>
      restorePlace({ id, slug, by: operator(ctx, reason) }),
    ),

  purge: adminProcedure
    .meta({ idempotent: false, long: true })
    .input(purgeOrganization)
    .mutation(({ ctx, input: { id, reason } }) => purgePlace({ id, by: operator(ctx, reason) })),
});

export const adminOrganizationsRouter = router({ organizations: organizationsRouter });
