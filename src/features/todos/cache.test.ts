import { describe, expect, it } from "vitest";
import {
  addTodo,
  keepMatching,
  type ListInput,
  type Pages,
  patchTodos,
  pendingTodo,
  removeTodos,
  type TodoItem,
} from "./cache";

const mia = "0192f0c1-0000-7000-8000-000000000001";
const noah = "0192f0c1-0000-7000-8000-000000000002";
const sent = { createdBy: mia, createdAt: "2026-03-02T09:00:00.000Z" };
let made = 0;

const created = (changes: Partial<Parameters<typeof pendingTodo>[0]> = {}) => {
  made += 1;
  const id = `0192f0c1-0000-7000-9000-${String(made).padStart(12, "0")}`;
  return pendingTodo({ id, title: "New", ...changes }, sent);
};

function listed(changes: Parameters<typeof created>[0] = {}): TodoItem {
  const { description, pending: _, ...todo } = created(changes);
  return { ...todo, hasDescription: Boolean(description) };
}

function list(items: TodoItem[], { more = false } = {}): Pages {
  const nextCursor = more ? ["x", items.at(-1)?.id ?? ""] : null;
  return { pages: [{ items, nextCursor }], pageParams: [null] } as Pages;
}

const titles = (data: Pages | undefined) =>
  data?.pages.map(({ items }) => items.map(({ title }) => title).join(" ")).join(" | ");

const add = (data: Pages, input: ListInput, changes: Parameters<typeof created>[0] = {}) =>
  titles(addTodo(data, input, created(changes)));

describe("a todo that is being created", () => {
  it("stands above all in a list of the newest, marked as pending", () => {
    const shown = addTodo(list([listed({ title: "Old" })]), {}, created({ description: "Why" }));
    expect(titles(shown)).toBe("New Old");
    expect(shown?.pages[0]?.items[0]).toMatchObject({ pending: true, hasDescription: true, version: 1 });
    expect(shown?.pages[0]?.items[0]).not.toHaveProperty("description");
  });

  it("is in an empty list", () => {
    expect(add(list([]), {})).toBe("New");
  });

  it("is not put in twice, also when the server's answer is there already", () => {
    const todo = created();
    const once = addTodo(list([listed({ title: "Old" })]), {}, todo);
    expect(titles(addTodo(once, {}, todo))).toBe("New Old");
  });

  it.each([
    ["priority", [{ priority: 1 }, { priority: 3 }, { priority: 4 }], { priority: 3 }, 2],
    ["due", [{ dueDate: "2026-03-01" }, { dueDate: "2026-03-05" }, {}], { dueDate: "2026-03-02" }, 1],
    ["due", [{ dueDate: "2026-03-01" }, {}], {}, 2],
    ["title", [{ title: "apple" }, { title: "Zebra" }], { title: "Melon" }, 1],
    ["manual", [{}, {}], {}, 0],
  ] as const)("stands in its place by %s", (sort, others, changes, place) => {
    const todo = created(changes);
    const shown = addTodo(list(others.map((other) => listed(other))), { sort }, todo);
    expect(shown?.pages[0]?.items.findIndex(({ id }) => id === todo.id)).toBe(place);
  });

  it("goes into the page that its place is in", () => {
    const first = list([listed({ title: "a" }), listed({ title: "c" })], { more: true });
    const second = list([listed({ title: "e" }), listed({ title: "g" })]);
    const both = { pages: [...first.pages, ...second.pages], pageParams: [null, null] };
    expect(add(both, { sort: "title" }, { title: "f" })).toBe("a c | e f g");
  });

  it("waits for its page when that has not been loaded", () => {
    const data = list([listed({ title: "a" }), listed({ title: "c" })], { more: true });
    expect(add(data, { sort: "title" }, { title: "f" })).toBe("a c");
    expect(
      add(
        { ...data, pages: data.pages.map((page) => ({ ...page, nextCursor: null })) },
        { sort: "title" },
        { title: "f" },
      ),
    ).toBe("a c f");
  });

  const today = "2026-03-02";
  it.each<[ListInput, Parameters<typeof created>[0], boolean]>([
    [{ status: "open" }, {}, true],
    [{ status: "all" }, {}, true],
    [{ status: "completed" }, {}, false],
    [{ assignedTo: "me" }, { assignedTo: mia }, true],
    [{ assignedTo: "me" }, { assignedTo: noah }, false],
    [{ assignedTo: "me" }, {}, false],
    [{ assignedTo: "none" }, {}, true],
    [{ projectId: "none" }, { projectId: noah }, false],
    [{ projectId: noah }, { projectId: noah }, true],
    [{ priority: 1 }, { priority: 2 }, false],
    [{ priority: 3 }, {}, true],
    [{ search: "MILK" }, { title: "Buy milk" }, true],
    [{ search: "milk" }, { title: "Breakfast", description: "Milk, eggs" }, true],
    [{ search: "milk" }, { title: "Bread" }, false],
    [{ due: "none" }, {}, true],
    [{ due: "none" }, { dueDate: today }, false],
    [{ due: "today", today }, { dueDate: today }, true],
    [{ due: "overdue", today }, { dueDate: today }, false],
    [{ due: "overdue", today }, { dueDate: "2026-03-01" }, true],
    [{ due: "week", today }, { dueDate: "2026-03-09" }, true],
    [{ due: "week", today }, { dueDate: "2026-03-10" }, false],
    [{ due: "week", today }, {}, false],
  ])("is in a list of %j when it is %j: %s", (input, changes, there) => {
    const shown = addTodo(list([]), input, created(changes));
    expect(shown?.pages[0]?.items).toHaveLength(there ? 1 : 0);
  });
});

describe("a change of loaded todos", () => {
  const pages = () => {
    const first = list([listed({ title: "a" }), listed({ title: "b" })], { more: true });
    const second = list([listed({ title: "c" }), listed({ title: "d" })]);
    const data: Pages = { pages: [...first.pages, ...second.pages], pageParams: [null, null] };
    const [a, c] = [first.pages[0]?.items[0], second.pages[0]?.items[0]];
    if (!a || !c) throw new Error("Todos are missing");
    return { data, a, c };
  };

  it("is made where they stand, and leaves pages without them the same objects", () => {
    const { data, c } = pages();
    const shown = patchTodos(data, new Set([c.id]), { title: "C" });
    expect(titles(shown)).toBe("a b | C d");
    expect(titles(data)).toBe("a b | c d");
    expect(shown?.pages[0]).toBe(data.pages[0]);
    expect(shown?.pages[1]).not.toBe(data.pages[1]);
  });

  it("takes out those that are deleted, on every page", () => {
    const { data, a, c } = pages();
    expect(titles(removeTodos(data, new Set([a.id, c.id])))).toBe("b | d");
  });

  it.each([
    [{}, "a b | d"],
    [{ status: "open" }, "a b | d"],
    [{ status: "all" }, "a b | c d"],
    [{ status: "completed" }, " | c"],
  ] as const)("leaves of a list of %j what belongs to it: %s", (input, left) => {
    const { data, c } = pages();
    expect(titles(keepMatching(patchTodos(data, new Set([c.id]), { completed: true }), input))).toBe(left);
  });

  it("that concerns none of them changes nothing at all", () => {
    const { data } = pages();
    expect(patchTodos(data, new Set(["elsewhere"]), { completed: true })).toBe(data);
    expect(removeTodos(data, new Set(["elsewhere"]))).toBe(data);
    expect(keepMatching(data, { status: "open" })).toBe(data);
    expect(removeTodos(undefined, new Set(["elsewhere"]))).toBeUndefined();
  });
});
