"use client";

import { CalendarCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import type { ListInput } from "../cache";
import { TodoBoardOverlays } from "./todo-board-parts";
import { TodoList } from "./todo-list";
import { useTodoBoard } from "./use-todo-board";
import { useTodoList } from "./use-todo-list";

/** What the people of a team have to do, by when it is due. */
export function TeamTodos({ teamId }: { teamId: string }) {
  const t = useTranslations("todos.team");
  const input = useMemo<ListInput>(() => ({ teamId, status: "open", sort: "due", limit: 50 }), [teamId]);
  const list = useTodoList(input);
  const board = useTodoBoard(list.items);
  return (
    <section aria-labelledby="team-todos" className="mt-8 border-t">
      <h2 id="team-todos" className="border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6">
        {t("title")}
      </h2>
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error && list.items.length === 0 ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <TodoList items={list.items} board={board} query={list} />
      )}
      <TodoBoardOverlays board={board} items={list.items} />
    </section>
  );
}
