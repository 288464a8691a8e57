"use client";

import { CalendarCheck } from "lucide-react";
import { useMemo } from "react";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { dueState, todayIso } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import type { ListInput, TodoItem } from "../cache";
import { NewTodoButton, TodoBoardOverlays } from "./todo-board-parts";
import { TodoRow } from "./todo-row";
import { rowProps, type TodoBoard, useTodoBoard } from "./use-todo-board";
import { useTodoList } from "./use-todo-list";

const groups = [
  { id: "overdue", label: "Overdue" },
  { id: "today", label: "Today" },
  { id: "week", label: "Next 7 days" },
  { id: "later", label: "Later" },
  { id: "none", label: "No date" },
] as const;
type GroupId = (typeof groups)[number]["id"];

function groupOf(todo: TodoItem): GroupId {
  if (!todo.dueDate) return "none";
  const state = dueState(todo.dueDate);
  if (state === "overdue" || state === "today") return state;
  return todo.dueDate <= todayIso(7) ? "week" : "later";
}

const mine: ListInput = { assignedTo: "me", status: "open", sort: "due", limit: 100 };

/** What is assigned to the person, by when it is due. */
export function MyWork() {
  const { me } = useOrganization();
  const list = useTodoList(mine);
  const grouped = useMemo(
    () =>
      groups.flatMap(({ id, label }) => {
        const todos = list.items.filter((todo) => groupOf(todo) === id);
        return todos.length > 0 ? [{ id, label, todos }] : [];
      }),
    [list.items],
  );
  const items = useMemo(() => grouped.flatMap((group) => group.todos), [grouped]);
  const board = useTodoBoard(items);
  return (
    <>
      <PageHeader title="My work" action={<NewTodoButton board={board} />} />
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error && items.length === 0 ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={CalendarCheck}
          title="Nothing is assigned to you"
          action={<NewTodoButton board={board} />}
        >
          Todos that someone gives you, or that you take, show up here by due date.
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

type GroupProps = { id: string; label: string; todos: TodoItem[]; items: TodoItem[]; board: TodoBoard };

function Group({ id, label, todos, items, board }: GroupProps) {
  return (
    <section aria-labelledby={`group-${id}`} className="pb-4">
      <h2
        id={`group-${id}`}
        className="flex items-center gap-2 border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6"
      >
        {label} <span className="font-normal text-muted-foreground tabular-nums">{todos.length}</span>
      </h2>
      <ul>
        {todos.map((todo) => (
          <li key={todo.id} data-todo={todo.id} aria-busy={todo.pending}>
            <TodoRow todo={todo} {...rowProps(board, todo, items.indexOf(todo))} />
          </li>
        ))}
      </ul>
    </section>
  );
}
