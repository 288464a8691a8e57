import { type AuditEntry, type Change, type Names, valueText } from "./fields";
import { type Part, quote, say } from "./parts";

type Update = {
  entry: Pick<AuditEntry, "entityType" | "entityLabel" | "source">;
  changes: Change[];
  userId: string | null;
  it: Part[];
  names: Names;
};

type Single = (change: Change, update: Update) => Part[];

const strong = (text: string): Part => ({ text, strong: true });

const assigned: Single = ({ after }, { it, names, userId }) => {
  if (typeof after !== "string") return say`unassigned ${it}`;
  return say`assigned ${it} to ${after === userId ? { text: "themselves" } : strong(names.person(after))}`;
};

const moved: Single = ({ after }, { it, names }) =>
  typeof after === "string"
    ? say`moved ${it} to the project ${quote(names.project(after))}`
    : say`took ${it} out of its project`;

const renamed: Single = ({ before, after }, { entry, it }) => {
  if (typeof before !== "string" || typeof after !== "string") return say`renamed ${it}`;
  const noun =
    entry.entityType === "projects" ? "the project " : entry.entityType === "team" ? "the team " : "";
  return entry.entityType === "organization"
    ? say`renamed the organization to ${quote(after)}`
    : say`renamed ${{ text: noun }}${quote(before)} to ${quote(after)}`;
};

const changedTo: Single = ({ field, label, after }, { it, names }) =>
  say`changed the ${{ text: label.toLowerCase() }} of ${it} to ${strong(valueText(field, after, names))}`;

const invitationStatus: Record<string, string> = {
  accepted: "accepted",
  rejected: "declined",
  canceled: "withdrew",
  pending: "renewed",
};

/** Changes of one field that have a verb of their own. */
const singles: Record<string, Single> = {
  completed: ({ after }, { it }) => (after ? say`completed ${it}` : say`reopened ${it}`),
  title: renamed,
  name: renamed,
  assigned_to: assigned,
  project_id: moved,
  archived_at: ({ after }, { it }) => (after ? say`archived ${it}` : say`took ${it} out of the archive`),
  position: (_, { it }) => say`moved ${it} within the list`,
  priority: changedTo,
  role: changedTo,
  plan: changedTo,
  current_plan: changedTo,
  body: (_, { it }) => say`edited ${it}`,
  status: (change, update) => {
    const verb = update.entry.entityType === "invitation" && invitationStatus[String(change.after)];
    return verb ? say`${{ text: verb }} ${update.it}` : changedTo(change, update);
  },
};

export function updatePhrase(update: Update): Part[] {
  const { changes, it } = update;
  const [only] = changes;
  if (!only) return say`changed ${it}`;
  if (changes.length > 1) return say`changed the ${{ text: enumerate(changes) }} of ${it}`;
  return singles[only.field]?.(only, update) ?? changedField(only, it);
}

function changedField({ label, before, after }: Change, it: Part[]): Part[] {
  const field = { text: label.toLowerCase() };
  if (after === null) return say`removed the ${field} of ${it}`;
  return before === null ? say`set the ${field} of ${it}` : say`changed the ${field} of ${it}`;
}

/** "title, priority and due date"; more than three as a number would hide what changed, so the rest is counted. */
function enumerate(changes: Change[]): string {
  const fields = changes.map(({ label }) => label.toLowerCase());
  const shown = fields.length > 3 ? [...fields.slice(0, 2), `${fields.length - 2} more fields`] : fields;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
