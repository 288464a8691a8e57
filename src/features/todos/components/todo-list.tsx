"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { TodoItem } from "../cache";
import { TodoRow } from "./todo-row";
import { rowProps, type TodoBoard } from "./use-todo-board";

type Props = {
  items: TodoItem[];
  board: TodoBoard;
  hasMore: boolean;
  loadingMore: boolean;
  failedMore: boolean;
  onMore: () => void;
};

const rowHeight = 40;

/** The rows on screen and a few around them; the next page is asked for before its place comes into view. */
export function TodoList({ items, board, ...more }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (last && last.index > items.length - 20 && more.hasMore && !more.loadingMore && !more.failedMore)
        more.onMore();
    },
  });
  return (
    <>
      <ul ref={list} aria-label="Todos" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const todo = items[row.index];
          if (!todo) return null;
          return (
            <li
              key={todo.id}
              aria-setsize={more.hasMore ? -1 : items.length}
              aria-posinset={row.index + 1}
              data-todo={todo.id}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start - offset}px)` }}
            >
              <TodoRow todo={todo} {...rowProps(board, todo, row.index)} />
            </li>
          );
        })}
      </ul>
      <MoreRows {...more} />
    </>
  );
}

export function MoreRows({
  hasMore,
  failedMore,
  loadingMore,
  onMore,
}: Pick<Props, "hasMore" | "failedMore" | "loadingMore" | "onMore">) {
  if (failedMore) {
    return (
      <p
        role="alert"
        className="flex items-center justify-center gap-2 py-4 text-dense text-muted-foreground"
      >
        Further todos did not load.
        <Button variant="outline" size="sm" onClick={onMore}>
          Try again
        </Button>
      </p>
    );
  }
  if (!hasMore) return null;
  return (
    <div className="flex justify-center py-3">
      <Button variant="ghost" size="sm" pending={loadingMore} onClick={onMore}>
        Load more
      </Button>
    </div>
  );
}
