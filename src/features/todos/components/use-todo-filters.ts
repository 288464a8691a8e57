"use client";

import {
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useMemo } from "react";
import { firstTodos, todoDueFilters, todoPriorities, todoSorts, todoStatuses } from "@/domain/todo";
import { todayIso } from "@/lib/dates";
import type { ListInput } from "../cache";

const parsers = {
  status: parseAsStringLiteral(todoStatuses).withDefault(firstTodos.status),
  project: parseAsString,
  assignee: parseAsString,
  priority: parseAsInteger,
  due: parseAsStringLiteral(todoDueFilters),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(todoSorts).withDefault(firstTodos.sort),
};

/** The list's filters, kept in the address; `input` is what the procedure takes. */
export function useTodoFilters() {
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace", throttleMs: 200 });
  const input = useMemo(() => toInput(filters), [filters]);
  const narrowed = Boolean(
    filters.project || filters.assignee || filters.priority || filters.due || filters.search,
  );
  const clear = () => setFilters({ project: null, assignee: null, priority: null, due: null, search: null });
  return { filters, setFilters, input, narrowed, clear };
}

type Filters = inferParserType<typeof parsers>;

const toInput = (filters: Filters): ListInput => ({
  status: filters.status,
  sort: filters.sort,
  projectId: filters.project ?? undefined,
  assignedTo: filters.assignee ?? undefined,
  priority: todoPriorities.find((priority) => priority === filters.priority),
  due: filters.due ?? undefined,
  search: filters.search.trim() || undefined,
  today: filters.due ? todayIso() : undefined,
  limit: firstTodos.limit,
});
