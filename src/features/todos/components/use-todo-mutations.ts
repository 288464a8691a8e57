"use client";

import { useTranslations } from "next-intl";
import { toastError, toastUndo } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterInputs, trpc } from "@/trpc/react";
import { patchTodos, removeTodos, type TodoItem } from "../cache";
import { whenCreated } from "./todos-underway";
import { useOptimisticLists } from "./use-optimistic-lists";

/** Without a version: what is changed in a list stands over what others changed meanwhile. */
type Changes = Omit<RouterInputs["todos"]["update"], "id" | "version">;

type Failure = "complete" | "reopen" | "change" | "trash" | "move" | "completeMany";

/** Every change of todos: shown at once in all lists, taken back with a message when the server refuses. */
export function useTodoMutations() {
  const t = useTranslations("todos");
  const utils = trpc.useUtils();
  const { apply, settle } = useOptimisticLists();
  const update = trpc.todos.update.useMutation();
  const complete = trpc.todos.complete.useMutation();
  const reopen = trpc.todos.reopen.useMutation();
  const trash = trpc.todos.trashMany.useMutation();
  const restore = trpc.todos.restore.useMutation();
  const reorder = trpc.todos.reorder.useMutation();

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
      () => afterCreation([todo.id], () => (completed ? complete : reopen).mutateAsync({ id: todo.id })),
      completed ? "complete" : "reopen",
    );

  const change = (ids: readonly string[], changes: Changes) =>
    run(
      (data) => patchTodos(data, new Set(ids), changes),
      () => afterCreation(ids, () => inBatches(ids, (id) => update.mutateAsync({ id, ...changes }))),
      "change",
    );

  const undo = (id: string) =>
    restore
      .mutateAsync({ id })
      .catch((error) => toastError(describeError(error).message))
      .finally(settle);

  const moveToTrash = async (ids: readonly string[]) => {
    const first = ids[0];
    if (!first) return;
    const moved = await run(
      (data) => removeTodos(data, new Set(ids)),
      () => afterCreation(ids, () => trash.mutateAsync({ ids: [...ids] })),
      "trash",
    );
    if (moved) toastUndo(t("movedToTrash", { count: ids.length }), () => void undo(first));
    await utils.trash.invalidate();
  };

  const move = (id: string, after: string | null) =>
    run(
      (data) => data,
      () => reorder.mutateAsync({ id, after }),
      "move",
    );

  const completeMany = (ids: readonly string[]) =>
    run(
      (data) => patchTodos(data, new Set(ids), { completed: true }),
      () => afterCreation(ids, () => inBatches(ids, (id) => complete.mutateAsync({ id }))),
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
