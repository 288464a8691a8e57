"use client";

import { CalendarCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { type Dates, useDates } from "@/components/use-dates";
import { daysBetween } from "@/lib/format-date";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import type { ListInput, TodoItem } from "../cache";
import { NewTodoButton, TodoBoardOverlays } from "./todo-board-parts";
import { TodoRow } from "./todo-row";
import { rowProps, type TodoBoard, useTodoBoard } from "./use-todo-board";
import { useTodoList } from "./use-todo-list";

const groups = ["overdue", "today", "week", "later", "none"] as const;
type GroupId = (typeof groups)[number];

function groupOf({ dueDate }: TodoItem, { dueState, today }: Dates): GroupId {
  if (!dueDate) return "none";
  const state = dueState(dueDate);
  if (state === "overdue" || state === "today") return state;
  return daysBetween(today(), dueDate) <= 7 ? "week" : "later";
}

const mine: ListInput = { assignedTo: "me", status: "open", sort: "due", limit: 100 };

/** What is assigned to the person, by when it is due. */
export function MyWork() {
  const t = useTranslations("todos.myWork");
  const dates = useDates();
  const { me } = useOrganization();
  const list = useTodoList(mine);
  const grouped = useMemo(
    () =>
      groups.flatMap((id) => {
        const todos = list.items.filter((todo) => groupOf(todo, dates) === id);
        return todos.length > 0 ? [{ id, todos }] : [];
      }),
    [list.items, dates],
  );
  const items = useMemo(() => grouped.flatMap((group) => group.todos), [grouped]);
  const board = useTodoBoard(items);
  return (
    <>
      <PageHeader title={t("title")} action={<NewTodoButton board={board} />} />
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error && items.length === 0 ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t("emptyTitle")} action={<NewTodoButton board={board} />}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <>
          {grouped.map((group) => (
            <Group key={group.id} {...group} items={items} board={board} />
          ))}
          <LoadMore query={list} />
        </>
      )}
      <TodoBoardOverlays board={board} items={items} assignedTo={me.user.id} />
    </>
  );
}

type GroupProps = { id: GroupId; todos: TodoItem[]; items: TodoItem[]; board: TodoBoard };

function Group({ id, todos, items, board }: GroupProps) {
  const t = useTranslations("todos.myWork");
  return (
    <section aria-labelledby={`group-${id}`} className="pb-4">
      <h2
        id={`group-${id}`}
        className="flex items-center gap-2 border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6"
      >
        {t(`${id}`)} <span className="font-normal text-muted-foreground tabular-nums">{todos.length}</span>
      </h2>
      <ul>
        {todos.map((todo) => (
          <li key={todo.id} data-todo={todo.id} aria-busy={todo.pending} className="relative">
            <TodoRow todo={todo} {...rowProps(board, todo, items.indexOf(todo))} />
          </li>
        ))}
      </ul>
    </section>
  );
}
