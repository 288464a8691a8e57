import type { Translate } from "@/i18n/translate";
import type { AuditEntry } from "./fields";
import { kindLabel, knownAction } from "./labels";
import { actorOf, sentenceText } from "./sentence";
import type { Telling } from "./values";

const columns = [
  "time",
  "person",
  "impersonator",
  "action",
  "kind",
  "item",
  "sentence",
  "oldValues",
  "newValues",
  "reason",
  "source",
  "itemId",
  "entryId",
] as const;

/** Entries as comma-separated values that a spreadsheet opens without running anything in them. */
export function auditCsv(entries: readonly AuditEntry[], telling: Telling, t: Translate<"audit">): string {
  const rows = entries.map((entry) => [
    entry.createdAt,
    actorOf(entry, t),
    entry.impersonatorName,
    verb(entry.action, t),
    kindLabel(entry.entityType, t),
    entry.entityLabel,
    sentenceText(entry, telling, t),
    json(entry.oldValues),
    json(entry.newValues),
    entry.reason,
    entry.source,
    entry.entityId,
    entry.id,
  ]);
  const heading = columns.map((each) => t(`column.${each}`));
  return [heading, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function verb(action: string, t: Translate<"audit">): string {
  const known = knownAction(action);
  return known ? t(`verb.${known}`) : action;
}

const json = (values: Record<string, unknown> | null) => (values ? JSON.stringify(values) : null);

/** Quoted; what a spreadsheet would take for a formula starts with an apostrophe. */
export function csvCell(value: string | null): string {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
