import { z } from "zod";
import { auditActions, auditEntities } from "@/domain/audit";
import { say } from "@/i18n/errors";
import { cursor, direction, idOf, pageSize } from "@/server/db/inputs";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const page = { cursor: cursor.nullish(), direction, limit: pageSize(100, 50) };

const filters = {
  entityType: z.enum(auditEntities).optional(),
  userId: idOf("user").optional(),
  action: z.enum(auditActions).optional(),
  /** Days, both included, in the caller's `timeZone`. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, say("timeZoneUnknown").key)
    .meta({ examples: ["Europe/Berlin"] })
    .default("UTC"),
};

export const listAudit = z
  .strictObject({ ...filters, entityId: idOf("ofKind").optional(), ...page })
  .prefault({});

/** Across organizations; an operator also looks for what was done in somebody's name. */
export const listEverywhere = z
  .strictObject({
    ...filters,
    organizationId: idOf("organization").optional(),
    impersonated: z.boolean().optional(),
    ...page,
  })
  .prefault({});

export const historyOf = z.strictObject({ kind: z.enum(["todos", "projects"]), id: idOf("ofKind"), ...page });
