import { type AuditEntry, capital, type Names } from "./fields";
import { kindLabel } from "./labels";
import { actorOf, sentenceText } from "./sentence";

const columns = [
  "Time (UTC)",
  "Person",
  "Impersonated by",
  "Action",
  "Kind",
  "Item",
  "What happened",
  "Old values",
  "New values",
  "Reason",
  "Source",
  "Item id",
  "Entry id",
];

/** Entries as comma-separated values that a spreadsheet opens without running anything in them. */
export function auditCsv(entries: readonly AuditEntry[], names: Names): string {
  const rows = entries.map((entry) => [
    entry.createdAt,
    actorOf(entry),
    entry.impersonatorName,
    capital(entry.action.replaceAll("_", " ")),
    kindLabel(entry.entityType),
    entry.entityLabel,
    sentenceText(entry, names),
    json(entry.oldValues),
    json(entry.newValues),
    entry.reason,
    entry.source,
    entry.entityId,
    entry.id,
  ]);
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

const json = (values: Record<string, unknown> | null) => (values ? JSON.stringify(values) : null);

/** Quoted; what a spreadsheet would take for a formula starts with an apostrophe. */
export function csvCell(value: string | null): string {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
