export const todoPriorities = [1, 2, 3, 4] as const;
export type TodoPriority = (typeof todoPriorities)[number];

export const todoLimits = { title: 300, description: 10_000, search: 200, bulk: 500, page: 100 } as const;

export const todoStatuses = ["open", "completed", "all"] as const;
export const todoSorts = ["newest", "due", "priority", "title", "manual"] as const;
export const todoDueFilters = ["overdue", "today", "week", "none"] as const;
export type TodoStatus = (typeof todoStatuses)[number];
export type TodoSort = (typeof todoSorts)[number];
export type TodoDueFilter = (typeof todoDueFilters)[number];

/** What the list of todos shows before anything is filtered or sorted. */
export const firstTodos = { status: "open", sort: "newest", limit: 50 } as const;
