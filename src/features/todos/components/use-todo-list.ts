"use client";

import { useMemo } from "react";
import { isLong } from "@/trpc/long-lists";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { addTodo, type ListInput, type Pages, pendingTodo, type TodoItem } from "../cache";
import { useTodosUnderway } from "./todos-underway";

/**
 * All loaded todos of a filter, those being created among them, with what a list needs to show its states and fetch
 * further pages: the screen is drawn again when one of these changes. The input is the same object as long as it says
 * the same.
 */
export function useTodoList(input: ListInput, enabled = true) {
  const query = trpc.todos.list.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    refetchOnWindowFocus: ({ state }) => !isLong(state.data),
    refetchOnReconnect: ({ state }) => !isLong(state.data),
    enabled,
  });
  const underway = useTodosUnderway();
  const createdBy = useOrganization().me.user.id;
  const items = useMemo<TodoItem[]>(() => {
    const shown = underway.reduce<Pages | undefined>((data, { variables, submittedAt }) => {
      const createdAt = new Date(submittedAt).toISOString();
      return addTodo(data, input, pendingTodo(variables, { createdBy, createdAt }));
    }, query.data);
    return shown?.pages.flatMap((page) => page.items) ?? [];
  }, [query.data, underway, input, createdBy]);
  const { isPending, error, refetch, isFetching } = query;
  const { hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  return {
    items,
    isPending,
    error,
    refetch,
    isFetching,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
  };
}
