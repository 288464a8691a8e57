"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toastError, toastUndo } from "@/components/ui/toast";
import type { Translate } from "@/i18n/translate";
import { describeError } from "@/trpc/errors";
import { type RouterInputs, trpc } from "@/trpc/react";
import { useSend } from "@/trpc/use-send";
import { patchTodos, removeTodos, type TodoItem } from "../cache";
import { whenCreated } from "./todos-underway";
import { type OptimisticLists, useOptimisticLists } from "./use-optimistic-lists";

/** Without a version: what is changed in a list stands over what others changed meanwhile. */
type Changes = Omit<RouterInputs["todos"]["update"], "id" | "version">;

type Failure = "complete" | "reopen" | "change" | "trash" | "move" | "completeMany";

type Means = {
  utils: ReturnType<typeof trpc.useUtils>;
  lists: OptimisticLists;
  send: ReturnType<typeof useSend>;
};

/** Every change of todos: shown at once in all lists, taken back with a message when the server refuses. */
export function useTodoMutations() {
  const t = useTranslations("todos");
  const utils = trpc.useUtils();
  const lists = useOptimisticLists();
  const send = useSend();
  return useMemo(() => todoMutations(t, { utils, lists, send }), [t, utils, lists, send]);
}

function todoMutations(t: Translate<"todos">, { utils, lists: { apply, settle }, send: sendBy }: Means) {
  const { todos } = utils.client;

  async function run(
    change: Parameters<typeof apply>[0],
    send: () => Promise<unknown>,
    failure: Failure,
  ): Promise<boolean> {
    const rollBack = await apply(change);
    try {
      await send();
      return true;
    } catch (error) {
      rollBack();
      const { message: reason } = describeError(error);
      toastError(t(`failed.${failure}`, { reason }), () => void run(change, send, failure));
      return false;
    } finally {
      await Promise.all([settle(), utils.auditLog.history.invalidate()]);
    }
  }

  const setCompleted = (todo: Pick<TodoItem, "id">, completed: boolean) =>
    run(
      (data) => patchTodos(data, new Set([todo.id]), { completed }),
      () =>
        afterCreation([todo.id], () =>
          sendBy((completed ? todos.complete : todos.reopen).mutate, { id: todo.id }),
        ),
      completed ? "complete" : "reopen",
    );

  const change = (ids: readonly string[], changes: Changes) =>
    run(
      (data) => patchTodos(data, new Set(ids), changes),
      () => afterCreation(ids, () => inBatches(ids, (id) => sendBy(todos.update.mutate, { id, ...changes }))),
      "change",
    );

  const undo = (id: string) =>
    sendBy(todos.restore.mutate, { id })
      .catch((error) => toastError(describeError(error).message))
      .finally(settle);

  const moveToTrash = async (ids: readonly string[]) => {
    const first = ids[0];
    if (!first) return;
    const moved = await run(
      (data) => removeTodos(data, new Set(ids)),
      () => afterCreation(ids, () => sendBy(todos.trashMany.mutate, { ids: [...ids] })),
      "trash",
    );
    if (moved) toastUndo(t("movedToTrash", { count: ids.length }), () => void undo(first));
    await utils.trash.invalidate();
  };

  const move = (id: string, after: string | null) =>
    run(
      (data) => data,
      () => sendBy(todos.reorder.mutate, { id, after }),
      "move",
    );

  const completeMany = (ids: readonly string[]) =>
    run(
      (data) => patchTodos(data, new Set(ids), { completed: true }),
      () => afterCreation(ids, () => inBatches(ids, (id) => sendBy(todos.complete.mutate, { id }))),
      "completeMany",
    );

  return { setCompleted, change, moveToTrash, move, completeMany };
}

async function afterCreation(ids: readonly string[], send: () => Promise<unknown>): Promise<void> {
  await whenCreated(ids);
  await send();
}

const batchSize = 10;

async function inBatches(ids: readonly string[], send: (id: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    await Promise.all(ids.slice(start, start + batchSize).map(send));
  }
}
