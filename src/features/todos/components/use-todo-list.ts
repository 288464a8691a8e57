"use client";

import { useMemo } from "react";
import { isLong } from "@/trpc/long-lists";
import { type RouterInputs, trpc } from "@/trpc/react";

/** All loaded todos of a filter, with what a list needs to show its states and fetch further pages. */
export function useTodoList(input: RouterInputs["todos"]["list"], enabled = true) {
  const query = trpc.todos.list.useInfiniteQuery(input ?? {}, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    refetchOnWindowFocus: ({ state }) => !isLong(state.data),
    refetchOnReconnect: ({ state }) => !isLong(state.data),
    enabled,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}
