import { invitationStatuses } from "@/domain/invitation";
import { subscriptionStatuses } from "@/domain/plans";
import { projectColors } from "@/domain/project";
import { memberRoles } from "@/domain/roles";
import { todoPriorities } from "@/domain/todo";
import type { Translate } from "@/i18n/translate";
import type { DateStyle } from "@/lib/format-date";
import { capital } from "./fields";

/** Names in place of ids. */
export type Names = { person: (id: string) => string; project: (id: string) => string };

/** What values are told with, beside the words. */
export type Telling = {
  names: Names;
  formatDate: (value: string, style: DateStyle) => string;
  formatBytes: (bytes: number) => string;
};

const people = new Set(["assigned_to", "user_id", "inviter_id"]);
const plans = new Set(["plan", "current_plan"]);
const statuses = [...invitationStatuses, ...subscriptionStatuses] as const;
const intervals = ["month", "year"] as const;

/** A stored value as a person reads it. */
export function valueText(
  { field, value }: { field: string; value: unknown },
  telling: Telling,
  t: Translate<"audit">,
): string {
  if (value === null || value === undefined || value === "") return t("value.none");
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (field === "priority") return priorityText(value, t);
  if (field === "size" && typeof value === "number") return telling.formatBytes(value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (people.has(field)) return telling.names.person(value);
  if (field === "project_id") return telling.names.project(value);
  if (plans.has(field)) return capital(value);
  if (/(_date|_at|_start|_end)$/.test(field)) return dateText(value, telling);
  return word(field, value, t) ?? value;
}

/** The word for a value that is one of few. */
function word(field: string, value: string, t: Translate<"audit">): string | null {
  switch (field) {
    case "color": {
      const color = oneOf(projectColors, value);
      return color ? t(`color.${color}`) : capital(value);
    }
    case "role": {
      const role = oneOf(memberRoles, value);
      return role ? t(`role.${role}`) : capital(value);
    }
    case "status": {
      const status = oneOf(statuses, value);
      return status ? t(`status.${status}`) : capital(value);
    }
    case "billing_interval": {
      const interval = oneOf(intervals, value);
      return interval ? t(`interval.${interval}`) : capital(value);
    }
    default:
      return null;
  }
}

function oneOf<T>(all: readonly T[], value: unknown): T | undefined {
  return all.find((each) => each === value);
}

function priorityText(value: unknown, t: Translate<"audit">): string {
  const known = oneOf(todoPriorities, value);
  return known ? t(`priority.${known}`) : String(value);
}

function dateText(value: string, { formatDate }: Telling): string {
  if (Number.isNaN(Date.parse(value))) return value;
  return formatDate(value, value.length === 10 ? "longDate" : "full");
}
