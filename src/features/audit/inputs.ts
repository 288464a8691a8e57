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

export const listAudit = z
  .strictObject({
    entityType: z.enum(auditEntities).optional(),
    entityId: idOf("ofKind").optional(),
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
    ...page,
  })
  .prefault({});

export const historyOf = z.strictObject({ kind: z.enum(["todos", "projects"]), id: idOf("ofKind"), ...page });
