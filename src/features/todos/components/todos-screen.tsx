"use client";

import { ListTodo, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
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
import { type TodoFilters, useTodoFilters } from "./use-todo-filters";
import { useTodoList } from "./use-todo-list";

export function TodosScreen() {
  const t = useTranslations("todos");
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
        title={t("title")}
        meta={board.writable ? null : t("viewOnly")}
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

type EmptyProps = { filters: TodoFilters; writable: boolean; onCreate: () => void };

function Empty({ filters: { narrowed, clear, filters }, writable, onCreate }: EmptyProps) {
  const t = useTranslations("todos");
  if (narrowed) {
    return (
      <EmptyState
        icon={SearchX}
        title={t("empty.narrowedTitle")}
        action={<Button onClick={clear}>{t("clearFilters")}</Button>}
      >
        {t("empty.narrowedText")}
      </EmptyState>
    );
  }
  if (filters.status === "completed") {
    return (
      <EmptyState icon={ListTodo} title={t("empty.completedTitle")}>
        {t("empty.completedText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListTodo}
      title={t("empty.openTitle")}
      action={writable ? <Button onClick={onCreate}>{t("new")}</Button> : null}
    >
      {t(writable ? "empty.openText" : "empty.openTextOfViewer")}
    </EmptyState>
  );
}
