"use client";

import { type Query, type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useMemo } from "react";
import { isLong } from "@/trpc/long-lists";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { addTodo, keepMatching, type ListInput, type Pages } from "../cache";

type Change = (data: Pages | undefined, input: ListInput) => Pages | undefined;

const lists = getQueryKey(trpc.todos.list);
const everything = getQueryKey(trpc.todos);

/** As tRPC writes its keys: the path, then the input. */
const inputOf = (key: QueryKey): ListInput => (key[1] as { input?: ListInput } | undefined)?.input ?? {};

const isLongList = ({ queryKey, state }: Query) =>
  String(queryKey[0]) === String(lists[0]) && isLong(state.data);

/** Applies a change to every loaded list of todos at once; `apply` answers how to take it back. */
export function useOptimisticLists() {
  const client = useQueryClient();
  const utils = trpc.useUtils();
  return useMemo(() => optimisticLists(client, utils), [client, utils]);
}

export type OptimisticLists = ReturnType<typeof optimisticLists>;

function optimisticLists(client: QueryClient, utils: ReturnType<typeof trpc.useUtils>) {
  function changeLists(change: Change, which: (query: Query) => boolean = () => true) {
    for (const query of client.getQueryCache().findAll({ queryKey: lists, predicate: which })) {
      const before = client.getQueryData<Pages>(query.queryKey);
      const after = change(before, inputOf(query.queryKey));
      if (after !== before) client.setQueryData<Pages>(query.queryKey, after);
    }
  }

  async function apply(change: Change): Promise<() => void> {
    await client.cancelQueries({ queryKey: lists });
    const before = client.getQueriesData<Pages>({ queryKey: lists });
    changeLists(change);
    return () => {
      for (const [key, data] of before) client.setQueryData(key, data);
    };
  }

  const add = (created: RouterOutputs["todos"]["create"]) =>
    changeLists((data, input) => addTodo(data, input, created));

  /** Fetches anew what a change may have touched; long lists, which would be many calls, only show it. */
  const settle = async () => {
    changeLists(keepMatching, isLongList);
    await Promise.all([
      client.invalidateQueries({ queryKey: everything, predicate: (query) => !isLongList(query) }),
      utils.organizations.usage.invalidate(),
      utils.projects.list.invalidate(undefined, { refetchType: "none" }),
    ]);
  };

  return { apply, add, settle };
}
