import type { RouterInputs, RouterOutputs } from "@/trpc/react";

export type TodoItem = RouterOutputs["todos"]["list"]["items"][number];
type Page = RouterOutputs["todos"]["list"];
type Created = RouterOutputs["todos"]["create"];
export type ListInput = Exclude<RouterInputs["todos"]["list"], void>;
export type Pages = { pages: Page[]; pageParams: unknown[] };

const mapPages = (data: Pages | undefined, change: (items: TodoItem[]) => TodoItem[]): Pages | undefined =>
  data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };

export const patchTodos = (data: Pages | undefined, ids: ReadonlySet<string>, patch: Partial<TodoItem>) =>
  mapPages(data, (items) => items.map((item) => (ids.has(item.id) ? { ...item, ...patch } : item)));

export const removeTodos = (data: Pages | undefined, ids: ReadonlySet<string>) =>
  mapPages(data, (items) => items.filter((item) => !ids.has(item.id)));

/** Leaves out what was completed or reopened and so no longer belongs to a list. */
export const keepMatching = (data: Pages | undefined, { status = "open" }: ListInput) =>
  mapPages(data, (items) =>
    items.filter(({ completed }) => status === "all" || completed === (status === "completed")),
  );

/** Puts a todo that was just created on top of a list that begins with the newest and would show it. */
export function addCreated(data: Pages | undefined, input: ListInput, created: Created): Pages | undefined {
  const { description, ...todo } = created;
  const known = data?.pages.some(({ items }) => items.some(({ id }) => id === todo.id));
  const [first, ...rest] = data?.pages ?? [];
  if (!data || !first || known || !shows(input, created)) return data;
  const item = { ...todo, hasDescription: Boolean(description) };
  return { ...data, pages: [{ ...first, items: [item, ...first.items] }, ...rest] };
}

function shows(input: ListInput, { assignedTo, createdBy, projectId, priority }: Created): boolean {
  if ((input.sort ?? "newest") !== "newest" || input.status === "completed") return false;
  if (input.search || input.due) return false;
  const person = input.assignedTo === "me" ? createdBy : input.assignedTo;
  const fits = (wanted: unknown, found: unknown) => wanted === undefined || wanted === (found ?? "none");
  return fits(person, assignedTo) && fits(input.projectId, projectId) && fits(input.priority, priority);
}
