"use client";

import {
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useMemo } from "react";
import { useDates } from "@/components/use-dates";
import { firstTodos, todoDueFilters, todoPriorities, todoSorts, todoStatuses } from "@/domain/todo";
import type { ListInput } from "../cache";
import { anyTeam, useActiveTeam } from "./todo-team";

const parsers = {
  status: parseAsStringLiteral(todoStatuses).withDefault(firstTodos.status),
  project: parseAsString,
  team: parseAsString,
  assignee: parseAsString,
  priority: parseAsInteger,
  due: parseAsStringLiteral(todoDueFilters),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(todoSorts).withDefault(firstTodos.sort),
};

/** The list's filters, kept in the address; `input` is what the procedure takes. The same object until one changes. */
export function useTodoFilters() {
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace", throttleMs: 200 });
  const { today } = useDates();
  const { id: activeId, ready } = useActiveTeam();
  return useMemo(() => {
    const team = filters.team === anyTeam ? null : (filters.team ?? activeId);
    const { project, assignee, priority, due, search } = filters;
    return {
      filters,
      setFilters,
      team,
      /** The session's team is left out in the address: a link means everybody's own. */
      setTeam: (next: string | null) => setFilters({ team: next === activeId ? null : (next ?? anyTeam) }),
      input: toInput(filters, team, today),
      ready,
      narrowed: Boolean(project || team || assignee || priority || due || search),
      clear: () => setFilters({ ...nothing, team: activeId ? anyTeam : null }),
    };
  }, [filters, setFilters, activeId, ready, today]);
}

const nothing = { project: null, assignee: null, priority: null, due: null, search: null };

export type TodoFilters = ReturnType<typeof useTodoFilters>;

type Filters = inferParserType<typeof parsers>;

const toInput = (filters: Filters, team: string | null, today: () => string): ListInput => ({
  status: filters.status,
  sort: filters.sort,
  projectId: filters.project ?? undefined,
  assignedTo: filters.assignee ?? undefined,
  teamId: team ?? undefined,
  priority: todoPriorities.find((priority) => priority === filters.priority),
  due: filters.due ?? undefined,
  search: filters.search.trim() || undefined,
  today: filters.due ? today() : undefined,
  limit: firstTodos.limit,
});
