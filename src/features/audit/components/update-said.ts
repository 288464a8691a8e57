import type { Messages } from "next-intl";
import { invitationStatuses } from "@/domain/invitation";
import type { Translate } from "@/i18n/translate";
import { type AuditEntry, type Change, fieldName } from "./fields";
import { shorten } from "./shorten";
import { type Telling, valueText } from "./values";

/** A sentence's key, and the names and values in it. */
export type Said = { key: keyof Messages["audit"]["said"]; [value: string]: string };

type Update = {
  entry: Pick<AuditEntry, "entityType" | "userId">;
  changes: Change[];
  telling: Telling;
  t: Translate<"audit">;
};

type Single = (change: Change, update: Update) => Said;

const assigned: Single = ({ after }, { entry, telling }): Said => {
  if (typeof after !== "string") return { key: "unassigned" };
  return after === entry.userId
    ? { key: "assignedSelf" }
    : { key: "assigned", name: telling.names.person(after) };
};

const moved: Single = ({ after }, { telling }): Said =>
  typeof after === "string"
    ? { key: "movedToProject", name: shorten(telling.names.project(after)) }
    : { key: "takenOutOfProject" };

const renamed: Single = ({ before, after }, { entry }): Said => {
  if (typeof before !== "string" || typeof after !== "string") return { key: "renamed" };
  const names = { before: shorten(before), after: shorten(after) };
  switch (entry.entityType) {
    case "organization":
      return { key: "renamedOrganization", after: names.after };
    case "projects":
      return { key: "renamedProject", ...names };
    case "team":
      return { key: "renamedTeam", ...names };
    default:
      return { key: "renamedItem", ...names };
  }
};

const changedTo: Single = ({ field, after }, { telling, t }) => ({
  key: "changedFieldTo",
  field: fieldName(field, t),
  value: valueText({ field, value: after }, telling, t),
});

const answered: Single = (change, update) => {
  const status = invitationStatuses.find((each) => each === change.after);
  return status && update.entry.entityType === "invitation"
    ? { key: `invitation_${status}` }
    : changedTo(change, update);
};

/** Changes of one field that have a verb of their own. */
const singles: Record<string, Single> = {
  completed: ({ after }) => ({ key: after ? "completed" : "reopened" }),
  title: renamed,
  name: renamed,
  assigned_to: assigned,
  project_id: moved,
  archived_at: ({ after }) => ({ key: after ? "archived" : "unarchived" }),
  position: () => ({ key: "movedWithin" }),
  priority: changedTo,
  role: changedTo,
  plan: changedTo,
  current_plan: changedTo,
  body: () => ({ key: "edited" }),
  status: answered,
};

export function updateSaid(update: Update): Said {
  const { changes, t } = update;
  const [only] = changes;
  if (!only) return { key: "changed" };
  if (changes.length > 1) return { key: "changedField", field: enumerate(changes, t) };
  return singles[only.field]?.(only, update) ?? changedField(only, t);
}

function changedField({ field, before, after }: Change, t: Translate<"audit">): Said {
  const name = fieldName(field, t);
  if (after === null) return { key: "removedField", field: name };
  return { key: before === null ? "setField" : "changedField", field: name };
}

/** "title, priority and due date"; more than three as a number would hide what changed, so the rest is counted. */
function enumerate(changes: Change[], t: Translate<"audit">): string {
  const names = changes.map(({ field }) => fieldName(field, t));
  if (names.length > 3)
    return t("fields.more", { first: names.slice(0, 2).join(", "), count: names.length - 2 });
  return t("fields.some", { first: names.slice(0, -1).join(", "), last: names.at(-1) ?? "" });
}
