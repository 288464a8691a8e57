import { format, isSameYear, parseISO } from "date-fns";
import { priorityLabels } from "@/domain/todo";
import { knownPriority } from "./todo-parts";

type Values = Record<string, unknown> | null;
type Entry = { action: string; oldValues: Values; newValues: Values };

export type Names = { person: (id: string) => string; project: (id: string) => string };
type Sentence = (before: unknown, after: unknown, names: Names) => string;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

/** A day of the past stays what it was: "yesterday" would be another one tomorrow. */
function day(value: string): string {
  const date = parseISO(value);
  const shown = format(date, isSameYear(date, new Date()) ? "d MMM" : "d MMM yyyy");
  return shown.replaceAll(" ", "\u00a0");
}

type Words = {
  set: (to: string) => string;
  clear: (from: string) => string;
  change: (from: string, to: string) => string;
};

/** A sentence for a value that was set, removed or replaced. */
const replaced =
  (show: (value: string, names: Names) => string, words: Words): Sentence =>
  (before, after, names) => {
    const [from, to] = [text(before), text(after)];
    if (from && to) return words.change(show(from, names), show(to, names));
    if (to) return words.set(show(to, names));
    return words.clear(from ? show(from, names) : "nothing");
  };

const priority = (value: unknown) => priorityLabels[knownPriority(Number(value))];

const sentences: Record<string, Sentence> = {
  completed: (_, after) => (after === true ? "completed it" : "reopened it"),
  title: (before, after) => `changed the title: ${text(before)} → ${text(after)}`,
  description: replaced((value) => value, {
    set: () => "added a description",
    clear: () => "removed the description",
    change: () => "changed the description",
  }),
  priority: (before, after) => `changed the priority: ${priority(before)} → ${priority(after)}`,
  due_date: replaced(day, {
    set: (to) => `set the due date to ${to}`,
    clear: (from) => `removed the due date (${from})`,
    change: (from, to) => `changed the due date: ${from} → ${to}`,
  }),
  assigned_to: replaced((id, names) => names.person(id), {
    set: (to) => `assigned it to ${to}`,
    clear: (from) => `took it from ${from}`,
    change: (from, to) => `handed it over: ${from} → ${to}`,
  }),
  project_id: replaced((id, names) => names.project(id), {
    set: (to) => `put it into ${to}`,
    clear: (from) => `took it out of ${from}`,
    change: (from, to) => `moved it: ${from} → ${to}`,
  }),
};

const actions: Record<string, string> = {
  create: "created it",
  delete: "moved it to the trash",
  restore: "restored it from the trash",
  purge: "deleted it for ever",
};

/** What an entry says after the person's name. */
export function describeEntry({ action, oldValues, newValues }: Entry, names: Names): string {
  const known = actions[action];
  if (known) return known;
  const changed = newValues ?? {};
  const parts = Object.entries(sentences)
    .filter(([column]) => column in changed)
    .map(([column, sentence]) => sentence(oldValues?.[column], changed[column], names));
  if (parts.length > 0) return parts.join(", ");
  return "position" in changed ? "moved it within the list" : "changed it";
}
