import type { RouterInputs, RouterOutputs } from "@/trpc/react";

type Listed = RouterOutputs["todos"]["list"]["items"][number];
/** `pending`: created here, not yet answered by the server. */
export type TodoItem = Listed & { pending?: true };
type Page = RouterOutputs["todos"]["list"];
type Created = RouterOutputs["todos"]["create"];
export type NewTodo = RouterInputs["todos"]["create"] & { id: string };
export type ListInput = Exclude<RouterInputs["todos"]["list"], void>;
export type Pages = { pages: Page[]; pageParams: unknown[] };

/** Changes the pages that hold a todo that `concerns` means; the others stay the same objects. */
function changePages(
  data: Pages | undefined,
  concerns: (item: TodoItem) => boolean,
  change: (items: TodoItem[]) => TodoItem[],
): Pages | undefined {
  if (!data?.pages.some(({ items }) => items.some(concerns))) return data;
  const changed = (page: Page) => (page.items.some(concerns) ? { ...page, items: change(page.items) } : page);
  return { ...data, pages: data.pages.map(changed) };
}

export function patchTodos(data: Pages | undefined, ids: ReadonlySet<string>, patch: Partial<TodoItem>) {
  const concerns = ({ id }: TodoItem) => ids.has(id);
  return changePages(data, concerns, (items) =>
    items.map((item) => (concerns(item) ? { ...item, ...patch } : item)),
  );
}

const leaveOut = (data: Pages | undefined, concerns: (item: TodoItem) => boolean) =>
  changePages(data, concerns, (items) => items.filter((item) => !concerns(item)));

export const removeTodos = (data: Pages | undefined, ids: ReadonlySet<string>) =>
  leaveOut(data, ({ id }) => ids.has(id));

/** Leaves out what was completed or reopened and so no longer belongs to a list. */
export const keepMatching = (data: Pages | undefined, { status = "open" }: ListInput) =>
  leaveOut(data, ({ completed }) => status !== "all" && completed !== (status === "completed"));

type Sent = { createdBy: string; createdAt: string };

/** A todo as the server will answer it, before it has. */
export const pendingTodo = (todo: NewTodo, { createdBy, createdAt }: Sent) => ({
  id: todo.id,
  title: todo.title,
  description: todo.description ?? null,
  completed: false,
  completedAt: null,
  priority: todo.priority ?? 3,
  dueDate: todo.dueDate ?? null,
  assignedTo: todo.assignedTo ?? null,
  projectId: todo.projectId ?? null,
  version: 1,
  createdBy,
  createdAt,
  updatedAt: createdAt,
  pending: true as const,
});

type Addition = Created | ReturnType<typeof pendingTodo>;

/**
 * Puts a new todo of the person where it belongs in a list. Left alone is a list that its filters exclude it from, that
 * has it, or whose loaded pages end before its place.
 */
export function addTodo(data: Pages | undefined, input: ListInput, added: Addition): Pages | undefined {
  const known = data?.pages.some(({ items }) => items.some(({ id }) => id === added.id));
  if (!data || known || !shows(input, added)) return data;
  const { description, ...todo } = added;
  const item = { ...todo, hasDescription: Boolean(description) };
  const below = (other: TodoItem) => precedes(item, other, input.sort);
  const found = data.pages.findIndex(({ items }) => items.some(below));
  const target = found < 0 && !data.pages.at(-1)?.nextCursor ? data.pages.length - 1 : found;
  const place = (page: Page) => {
    const at = page.items.findIndex(below);
    return { ...page, items: page.items.toSpliced(at < 0 ? page.items.length : at, 0, item) };
  };
  return { ...data, pages: data.pages.map((page, index) => (index === target ? place(page) : page)) };
}

/** Whether a new todo stands above another; below its equals, as its id is the newest. */
function precedes(todo: TodoItem, other: TodoItem, sort: ListInput["sort"] = "newest"): boolean {
  switch (sort) {
    case "newest":
    case "manual":
      return true;
    case "due":
      return todo.dueDate !== null && (other.dueDate === null || todo.dueDate < other.dueDate);
    case "priority":
      return todo.priority < other.priority;
    case "title":
      return todo.title.toLowerCase().localeCompare(other.title.toLowerCase()) < 0;
  }
}

function shows(input: ListInput, added: Addition): boolean {
  const person = input.assignedTo === "me" ? added.createdBy : input.assignedTo;
  const fits = (wanted: unknown, found: unknown) => wanted === undefined || wanted === (found ?? "none");
  return (
    fits(input.status === "all" ? undefined : input.status === "completed", added.completed) &&
    fits(person, added.assignedTo) &&
    input.teamId === undefined &&
    fits(input.projectId, added.projectId) &&
    fits(input.priority, added.priority) &&
    isDue(input, added.dueDate) &&
    matches(input.search, [added.title, added.description ?? ""])
  );
}

const matches = (search: string | undefined, texts: string[]) =>
  !search || texts.some((text) => text.toLowerCase().includes(search.trim().toLowerCase()));

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);
const weekMs = 7 * 24 * 60 * 60 * 1000;

function isDue({ due, today = isoDay(Date.now()) }: ListInput, date: string | null): boolean {
  switch (due) {
    case undefined:
      return true;
    case "none":
      return date === null;
    case "overdue":
      return date !== null && date < today;
    case "today":
      return date === today;
    case "week":
      return date !== null && date >= today && date <= isoDay(Date.parse(today) + weekMs);
  }
}
