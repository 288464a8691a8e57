"use client";

import { useMemo } from "react";
import { type RouterInputs, trpc } from "@/trpc/react";

/** All loaded todos of a filter, with what a list needs to show its states and fetch further pages. */
export function useTodoList(input: RouterInputs["todos"]["list"], enabled = true) {
  const query = trpc.todos.list.useInfiniteQuery(input ?? {}, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    enabled,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}
