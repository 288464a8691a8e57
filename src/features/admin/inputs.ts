import { z } from "zod";
import { accountLimits } from "@/domain/account";
import { userFilters, userRoles } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { cursor, direction, idOf, pageSize } from "@/server/db/inputs";

const reason = z.string().trim().min(3, say("reasonMissing").key).max(accountLimits.reason);

export const listPage = z
  .strictObject({
    search: z.string().trim().max(200).optional(),
    cursor: cursor.nullish(),
    direction,
    limit: pageSize(100, 50),
  })
  .prefault({});

export const listUsers = z
  .strictObject({ ...listPage.unwrap().shape, show: z.enum(userFilters).default("all") })
  .prefault({});

export const banUser = z.strictObject({ id: idOf("user"), reason, expiresAt: z.iso.datetime().nullish() });
export const setUserRole = z.strictObject({
  id: idOf("user"),
  role: z.enum(userRoles),
  reason,
});
export const verifyUser = z.strictObject({ id: idOf("user"), reason });
export const startImpersonation = z.strictObject({ userId: idOf("user"), reason });
