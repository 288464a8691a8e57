import { z } from "zod";
import { accountLimits } from "@/domain/account";
import { isReservedSlug, organizationLimits, slugPattern } from "@/domain/organization";
import { say } from "@/i18n/errors";

/** What an id in an input points to; `ofKind` when a field beside it (`kind`, `entityType`) says so. */
export type IdOf =
  | "todo"
  | "project"
  | "comment"
  | "attachment"
  | "member"
  | "team"
  | "invitation"
  | "organization"
  | "user"
  | "auditEntry"
  | "session"
  | "passkey"
  | "linkedAccount"
  | "ssoProvider"
  | "failedJob"
  | "waitingJob"
  | "ofKind";

/** An id that must belong to the caller's world; what it points to is read by the attack suite. */
export const idOf = (entity: IdOf) => z.uuid().meta({ entity });

export const idInput = (entity: IdOf) => z.strictObject({ id: idOf(entity) });

/**
 * The new row's id, made by the client: sending the same twice makes one row, whatever became of the first answer.
 * Ids are unique within an organization, so that no id tells of another's rows.
 */
export const newId = z.uuid().optional();

/** An organization's part of addresses. */
export const slugInput = z
  .string()
  .min(organizationLimits.slugMin, say("slugTooShort").key)
  .max(organizationLimits.slug)
  .regex(slugPattern, say("slugPattern").key)
  .refine((value) => !isReservedSlug(value), say("slugReserved").key);

/** Why an operator of the service does it, in their own words. */
export const reasonInput = z.string().trim().min(3, say("reasonMissing").key).max(accountLimits.reason);

/** A page's position: the sort key and id of its last row, opaque to clients. */
const cursorParts = z.tuple([z.string().max(1000), z.uuid()]);
export type Cursor = z.infer<typeof cursorParts>;

export const cursor = z
  .string()
  .max(2000)
  .transform((text, context): Cursor => {
    const parsed = cursorParts.safeParse(decode(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: say("pageUnknown").key });
    return z.NEVER;
  });

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return null;
  }
}

export function encodeCursor(parts: Cursor): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** What the client's infinite queries send along; pages are only read forwards. */
export const direction = z.literal("forward").optional();

export const pageSize = (max: number, fallback: number) => z.number().int().min(1).max(max).default(fallback);

/** Splits one row more than asked for into the page and the cursor of the next one. */
export function toPage<T extends { id: string; sortKey: string }>(rows: T[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([last.sortKey, last.id]) : null;
  return { items, nextCursor };
}
