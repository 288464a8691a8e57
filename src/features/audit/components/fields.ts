import type { Translate } from "@/i18n/translate";
import type { RouterOutputs } from "@/trpc/react";
import { isAuditedField } from "./audited-fields";

export type AuditEntry = RouterOutputs["auditLog"]["list"]["items"][number];

export type Change = { field: string; before: unknown; after: unknown };

/** Follow from another change, or mean nothing to a reader. */
const silent = new Set(["position", "completed_at"]);

/** What an entry changed, without the fields that only follow from the others. */
export function changesOf({ oldValues, newValues }: Pick<AuditEntry, "oldValues" | "newValues">): Change[] {
  const fields = [...new Set([...Object.keys(oldValues ?? {}), ...Object.keys(newValues ?? {})])];
  const telling = fields.filter((field) => !silent.has(field));
  return (telling.length > 0 ? telling : fields).map((field) => ({
    field,
    before: oldValues?.[field] ?? null,
    after: newValues?.[field] ?? null,
  }));
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "owner_name" as "owner name", for a column that has no word of its own. */
const plain = (field: string) => field.replace(/_(id|at)$/, "").replaceAll("_", " ");

/** A field as a heading: "Due date". */
export const fieldLabel = (field: string, t: Translate<"audit">): string =>
  isAuditedField(field) ? t(`field.${field}`) : capital(plain(field));

/** A field inside of a sentence: "due date". */
export const fieldName = (field: string, t: Translate<"audit">): string =>
  isAuditedField(field) ? t(`theField.${field}`) : t("fields.unknown", { name: plain(field) });
