"use client";

import { addDays, format } from "date-fns";
import { CalendarCheck, Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { dueState } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import type { TodoItem } from "../cache";
import { CreateTodoDialog } from "./create-todo-dialog";
import { TodoPanel } from "./todo-panel";
import { type RowActions, TodoRow } from "./todo-row";
import { useTodoList } from "./use-todo-list";
import { useTodoMutations } from "./use-todo-mutations";

const groups = [
  { key: "overdue", label: "Overdue" },
  { key: "today", label: "Today" },
  { key: "week", label: "Next 7 days" },
  { key: "later", label: "Later" },
  { key: "none", label: "No date" },
] as const;
type GroupKey = (typeof groups)[number]["key"];

function groupOf(todo: TodoItem): GroupKey {
  if (!todo.dueDate) return "none";
  const state = dueState(todo.dueDate);
  if (state === "overdue" || state === "today") return state;
  return todo.dueDate <= format(addDays(new Date(), 7), "yyyy-MM-dd") ? "week" : "later";
}

/** What is assigned to the person, by when it is due. */
export function MyWork() {
  const { me, may } = useOrganization();
  const writable = may("todos:write");
  const list = useTodoList({ assignedTo: "me", status: "open", sort: "due", limit: 100 });
  const [openId, setOpenId] = useQueryState("todo", parseAsString);
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader
        title="My work"
        action={
          writable ? (
            <Button onClick={() => setCreating(true)}>
              <Plus aria-hidden /> New todo
            </Button>
          ) : null
        }
      />
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={CalendarCheck}
          title="Nothing is assigned to you"
          action={writable ? <Button onClick={() => setCreating(true)}>New todo</Button> : null}
        >
          Todos that someone gives you, or that you take, show up here by due date.
        </EmptyState>
      ) : (
        <Groups items={list.items} writable={writable} onOpen={(id) => void setOpenId(id)} />
      )}
      <TodoPanel id={openId} onClose={() => setOpenId(null)} />
      {writable ? (
        <CreateTodoDialog open={creating} onOpenChange={setCreating} assignedTo={me.user.id} />
      ) : null}
    </>
  );
}

type GroupsProps = { items: TodoItem[]; writable: boolean; onOpen: (id: string) => void };

function Groups({ items, writable, onOpen }: GroupsProps) {
  const mutations = useTodoMutations();
  const actions: RowActions = {
    open: onOpen,
    setCompleted: (todo, completed) => void mutations.setCompleted(todo, completed),
    rename: (id, title) => void mutations.change([id], { title }),
  };
  return groups.map(({ key, label }) => {
    const own = items.filter((todo) => groupOf(todo) === key);
    if (own.length === 0) return null;
    return (
      <section key={key} aria-labelledby={`group-${key}`} className="pb-4">
        <h2
          id={`group-${key}`}
          className="flex items-center gap-2 border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6"
        >
          {label} <span className="font-normal text-muted-foreground tabular-nums">{own.length}</span>
        </h2>
        <ul>
          {own.map((todo) => (
            <li key={todo.id}>
              <TodoRow todo={todo} actions={actions} writable={writable} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
