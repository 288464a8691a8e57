import type { RouterOutputs } from "@/trpc/react";

export type TodoItem = RouterOutputs["todos"]["list"]["items"][number];
type Page = RouterOutputs["todos"]["list"];
type Pages = { pages: Page[]; pageParams: unknown[] };

const mapPages = (data: Pages | undefined, change: (items: TodoItem[]) => TodoItem[]): Pages | undefined =>
  data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };

export const patchTodos = (data: Pages | undefined, ids: ReadonlySet<string>, patch: Partial<TodoItem>) =>
  mapPages(data, (items) => items.map((item) => (ids.has(item.id) ? { ...item, ...patch } : item)));

export const removeTodos = (data: Pages | undefined, ids: ReadonlySet<string>) =>
  mapPages(data, (items) => items.filter((item) => !ids.has(item.id)));
