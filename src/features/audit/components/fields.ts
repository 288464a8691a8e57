import { format, isValid, parseISO } from "date-fns";
import { priorityLabels, todoPriorities } from "@/domain/todo";
import { fullTime } from "@/lib/dates";
import { formatBytes } from "@/lib/format-bytes";
import type { RouterOutputs } from "@/trpc/react";

export type AuditEntry = RouterOutputs["auditLog"]["list"]["items"][number];

/** Names in place of ids. */
export type Names = { person: (id: string) => string; project: (id: string) => string };

export type Change = { field: string; label: string; before: unknown; after: unknown };

const labels: Record<string, string> = {
  assigned_to: "Assignee",
  user_id: "Person",
  inviter_id: "Invited by",
  color: "Colour",
  todo_id: "Todo",
  logo: "Picture",
  slug: "Address",
  current_plan: "Plan",
  body: "Text",
};

const people = new Set(["assigned_to", "user_id", "inviter_id"]);
const words = new Set(["color", "role", "status", "plan", "current_plan", "billing_interval"]);

/** Follow from another change, or mean nothing to a reader. */
const silent = new Set(["position", "completed_at"]);

/** "due_date" as "Due date". */
export function fieldLabel(field: string): string {
  const plain = field.replace(/_(id|at)$/, "").replaceAll("_", " ");
  return labels[field] ?? capital(plain);
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What an entry changed, without the fields that only follow from the others. */
export function changesOf({ oldValues, newValues }: Pick<AuditEntry, "oldValues" | "newValues">): Change[] {
  const fields = [...new Set([...Object.keys(oldValues ?? {}), ...Object.keys(newValues ?? {})])];
  const telling = fields.filter((field) => !silent.has(field));
  return (telling.length > 0 ? telling : fields).map((field) => ({
    field,
    label: fieldLabel(field),
    before: oldValues?.[field] ?? null,
    after: newValues?.[field] ?? null,
  }));
}

/** A stored value as a person reads it. */
export function valueText(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (field === "priority") return priorityText(value);
  if (field === "size" && typeof value === "number") return formatBytes(value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (people.has(field)) return names.person(value);
  if (field === "project_id") return names.project(value);
  if (words.has(field)) return capital(value);
  if (/(_date|_at|_start|_end)$/.test(field)) return dateText(value);
  return value;
}

function priorityText(value: unknown): string {
  const known = todoPriorities.find((each) => each === value);
  return known ? priorityLabels[known] : String(value);
}

function dateText(value: string): string {
  const date = parseISO(value);
  if (!isValid(date)) return value;
  return value.length === 10 ? format(date, "EEEE, d MMMM yyyy") : fullTime(value);
}
