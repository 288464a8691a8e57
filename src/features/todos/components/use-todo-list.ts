"use client";

import { useMemo } from "react";
import { type RouterInputs, trpc } from "@/trpc/react";
import { isLong } from "../cache";

/** All loaded todos of a filter, with what a list needs to show its states and fetch further pages. */
export function useTodoList(input: RouterInputs["todos"]["list"]) {
  const query = trpc.todos.list.useInfiniteQuery(input ?? {}, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    refetchOnWindowFocus: ({ state }) => !isLong(state.data),
    refetchOnReconnect: ({ state }) => !isLong(state.data),
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}
