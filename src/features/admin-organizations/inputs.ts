import { z } from "zod";
import { organizationStates } from "@/domain/organization";
import { planIds } from "@/domain/plans";
import { cursor, direction, idOf, pageSize, reasonInput, slugInput } from "@/server/db/inputs";

export const listOrganizations = z
  .strictObject({
    search: z.string().trim().max(200).optional(),
    plan: z.enum(planIds).optional(),
    state: z.enum(organizationStates).optional(),
    cursor: cursor.nullish(),
    direction,
    limit: pageSize(100, 50),
  })
  .prefault({});

const id = idOf("organization");

export const trashOrganization = z.strictObject({ id, reason: reasonInput });
/** With an address of its own when the old one is taken by now. */
export const restoreOrganization = z.strictObject({ id, reason: reasonInput, slug: slugInput.optional() });
export const purgeOrganization = z.strictObject({ id, reason: reasonInput });
