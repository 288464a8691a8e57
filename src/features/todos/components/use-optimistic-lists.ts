"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Data = InfiniteData<RouterOutputs["todos"]["list"]>;

/** Applies a change to every loaded list of todos at once; `apply` answers how to take it back. */
export function useOptimisticLists() {
  const client = useQueryClient();
  const utils = trpc.useUtils();
  const queryKey = getQueryKey(trpc.todos.list);

  async function apply(change: (data: Data | undefined) => Data | undefined): Promise<() => void> {
    await client.cancelQueries({ queryKey });
    const before = client.getQueriesData<Data>({ queryKey });
    for (const [key] of before) client.setQueryData<Data>(key, change);
    return () => {
      for (const [key, data] of before) client.setQueryData(key, data);
    };
  }

  const settle = async () => {
    await Promise.all([
      utils.todos.invalidate(),
      utils.organizations.usage.invalidate(),
      utils.projects.list.invalidate(undefined, { refetchType: "none" }),
    ]);
  };

  return { apply, settle };
}
