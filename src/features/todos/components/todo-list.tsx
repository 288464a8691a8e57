"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { LoadMore } from "@/components/list/load-more";
import { useHydrated } from "@/lib/use-hydrated";
import type { TodoItem } from "../cache";
import { TodoRow } from "./todo-row";
import { rowProps, type TodoBoard } from "./use-todo-board";
import type { useTodoList } from "./use-todo-list";

type Props = {
  items: TodoItem[];
  board: TodoBoard;
  query: ReturnType<typeof useTodoList>;
};

const rowHeight = 40;
const firstRows = Array.from({ length: 24 }, (_, index) => ({ index, start: index * rowHeight }));

/** The rows on screen and a few around them; the next page is asked for before its place comes into view. */
export function TodoList({ items, board, query }: Props) {
  const t = useTranslations("todos");
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
  });
  const end = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = query.hasNextPage && end > items.length - 16;
  const mayLoad = !query.isFetching && !query.isFetchNextPageError;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (isNearEnd && mayLoad) void fetchNextPage();
  }, [isNearEnd, mayLoad, fetchNextPage]);
  const hydrated = useHydrated();
  const rows = hydrated
    ? virtual.getVirtualItems().map(({ index, start }) => ({ index, start: start - offset }))
    : firstRows;
  return (
    <>
      <ul ref={list} aria-label={t("title")} className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const todo = items[row.index];
          if (!todo) return null;
          return (
            <li
              key={todo.id}
              aria-setsize={query.hasNextPage ? -1 : items.length}
              aria-posinset={row.index + 1}
              data-todo={todo.id}
              aria-busy={todo.pending}
              className="absolute inset-x-0"
              style={{ top: row.start }}
            >
              <TodoRow todo={todo} {...rowProps(board, todo, row.index)} />
            </li>
          );
        })}
      </ul>
      <LoadMore query={query} />
    </>
  );
}
