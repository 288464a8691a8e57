import type { Translate } from "@/i18n/translate";

type Values = Record<string, unknown> | null;
type Entry = { action: string; oldValues: Values; newValues: Values };

/** How the values of a change are shown. */
export type Shown = Record<"person" | "project" | "priority" | "day", (value: string) => string>;
type Sentence = (t: Translate<"panel.history">, before: unknown, after: unknown, shown: Shown) => string;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

/** A sentence for a value that was set, removed or replaced. */
const replaced =
  (field: "description" | "due" | "assignee" | "project", kind?: keyof Shown): Sentence =>
  (t: Translate<"panel.history">, before, after, shown) => {
    const show = kind ? shown[kind] : (value: string) => value;
    const [from, to] = [text(before), text(after)];
    if (from && to) return t(`${field}Changed`, { from: show(from), to: show(to) });
    if (to) return t(`${field}Set`, { to: show(to) });
    return t(`${field}Cleared`, { from: from ? show(from) : t("nothing") });
  };

const sentences: Record<string, Sentence> = {
  completed: (t: Translate<"panel.history">, _, after) => t(after === true ? "completed" : "reopened"),
  title: (t: Translate<"panel.history">, before, after) =>
    t("title", { from: text(before) ?? "", to: text(after) ?? "" }),
  description: replaced("description"),
  priority: (t: Translate<"panel.history">, before, after, { priority }) =>
    t("priority", { from: priority(String(before)), to: priority(String(after)) }),
  due_date: replaced("due", "day"),
  assigned_to: replaced("assignee", "person"),
  project_id: replaced("project", "project"),
};

const actions = ["create", "delete", "restore", "purge"] as const;

/** What an entry says after the person's name. */
export function describeEntry(
  { action, oldValues, newValues }: Entry,
  shown: Shown,
  t: Translate<"panel.history">,
): string {
  const known = actions.find((each) => each === action);
  if (known) return t(`${known}It`);
  const changed = newValues ?? {};
  const parts = Object.entries(sentences)
    .filter(([column]) => column in changed)
    .map(([column, sentence]) => sentence(t, oldValues?.[column], changed[column], shown));
  if (parts.length > 0) return parts.join(", ");
  return t("position" in changed ? "moved" : "changed");
}
