"use client";

import { ListTodo, SearchX } from "lucide-react";
import { useRef } from "react";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { NewTodoButton, TodoBoardOverlays } from "./todo-board-parts";
import { TodoFilterBar, TodoSortSelect } from "./todo-filter-bar";
import { TodoList } from "./todo-list";
import { useTodoBoard } from "./use-todo-board";
import { useTodoFilters } from "./use-todo-filters";
import { useTodoList } from "./use-todo-list";

export function TodosScreen() {
  const filters = useTodoFilters();
  const list = useTodoList(filters.input, filters.ready);
  const searchRef = useRef<HTMLInputElement>(null);
  const { items } = list;
  const board = useTodoBoard(items, {
    byHand: filters.filters.sort === "manual",
    onSearch: () => searchRef.current?.focus(),
  });
  return (
    <>
      <PageHeader
        title="Todos"
        meta={board.writable ? null : "View only"}
        action={
          <>
            <TodoSortSelect {...filters} />
            <NewTodoButton board={board} />
          </>
        }
      />
      <TodoFilterBar state={filters} searchRef={searchRef} />
      {list.isPending ? (
        <ListSkeleton rows={12} />
      ) : list.error && items.length === 0 ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <Empty filters={filters} writable={board.writable} onCreate={() => board.setCreating(true)} />
      ) : (
        <TodoList items={items} board={board} query={list} />
      )}
      <TodoBoardOverlays board={board} items={items} projectId={filters.input?.projectId} />
    </>
  );
}

type EmptyProps = { filters: ReturnType<typeof useTodoFilters>; writable: boolean; onCreate: () => void };

function Empty({ filters: { narrowed, clear, filters }, writable, onCreate }: EmptyProps) {
  if (narrowed) {
    return (
      <EmptyState
        icon={SearchX}
        title="No todo matches"
        action={<Button onClick={clear}>Clear filters</Button>}
      >
        Nothing fits all of the filters above.
      </EmptyState>
    );
  }
  if (filters.status === "completed") {
    return (
      <EmptyState icon={ListTodo} title="Nothing completed yet">
        What your team finishes shows up here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListTodo}
      title="No open todos"
      action={writable ? <Button onClick={onCreate}>New todo</Button> : null}
    >
      {writable
        ? "Write down the first thing to do. Press C to create one from anywhere here."
        : "Your team has nothing open."}
    </EmptyState>
  );
}
