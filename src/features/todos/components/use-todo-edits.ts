"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterInputs, type RouterOutputs, trpc } from "@/trpc/react";
import { patchTodos } from "../cache";
import { useOptimisticLists } from "./use-optimistic-lists";

export type Todo = RouterOutputs["todos"]["get"];
export type Changes = Omit<RouterInputs["todos"]["update"], "id" | "version">;
/** `seen` is the todo as it stood before the person's eyes when they began to change it. */
type Edit = { seen: Todo; changes: Changes };
export type Conflict = Edit & { theirs: Todo; decide: (mine: boolean) => void };

const fields = ["title", "description", "projectId", "assignedTo", "priority", "dueDate"] as const;
export type EditField = (typeof fields)[number];

/** The fields that somebody else changed since, to something else than the person did. */
export const clashesOf = (changes: Changes, seen: Todo, theirs: Todo): EditField[] =>
  fields.filter(
    (field) =>
      changes[field] !== undefined && theirs[field] !== seen[field] && theirs[field] !== changes[field],
  );

const attempts = 4;

/**
 * The edits of the panel: shown at once and sent one after another, each with the version that the one before it
 * left behind, so that nobody collides with themselves. Where somebody else changed the same field, the queue waits
 * for the person's decision; where they changed another one, both changes stand.
 */
export function useTodoEdits() {
  const t = useTranslations("panel");
  const utils = trpc.useUtils();
  const lists = useOptimisticLists();
  const update = trpc.todos.update.useMutation();
  const [pending, setPending] = useState<readonly Edit[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const ask = (edit: Edit, theirs: Todo) =>
    new Promise<boolean>((resolve) => {
      const decide = (mine: boolean) => {
        setConflict(null);
        resolve(mine);
      };
      setConflict({ ...edit, theirs, decide });
    });

  async function send({ changes, seen }: Edit, attempt = 1): Promise<void> {
    const id = seen.id;
    const current = utils.todos.get.getData({ id }) ?? seen;
    if (clashesOf(changes, seen, current).length > 0) {
      return (await ask({ changes, seen }, current)) ? send({ changes, seen: current }) : undefined;
    }
    try {
      const saved = await update.mutateAsync({ id, ...changes, version: current.version });
      // An answer still on its way was asked for before this change and would take it back.
      await utils.todos.get.cancel({ id });
      utils.todos.get.setData({ id }, saved);
    } catch (error) {
      if (describeError(error).reason !== "stale" || attempt === attempts) throw error;
      await utils.todos.get.fetch({ id }, { staleTime: 0 });
      await send({ changes, seen }, attempt + 1);
    }
  }

  async function deliver(edit: Edit, takeBack: () => void): Promise<boolean> {
    try {
      await send(edit);
      return true;
    } catch (error) {
      takeBack();
      toastError(t("notSaved", { reason: describeError(error).message }), () => void save(edit));
      return false;
    } finally {
      setPending((all) => all.filter((each) => each !== edit));
      waiting.current -= 1;
      if (waiting.current === 0) {
        void Promise.all([lists.settle(), utils.auditLog.history.invalidate({ id: edit.seen.id })]);
      }
    }
  }

  /** Answers false when the change could not be saved. */
  function save(edit: Edit): Promise<boolean> {
    const ids = new Set([edit.seen.id]);
    waiting.current += 1;
    setPending((all) => [...all, edit]);
    const shown = lists.apply((data) => patchTodos(data, ids, edit.changes));
    const sent = queue.current.then(async () => deliver(edit, await shown));
    queue.current = sent;
    return sent;
  }

  const withPending = (todo: Todo): Todo => {
    let shown = todo;
    for (const { seen, changes } of pending) if (seen.id === todo.id) shown = { ...shown, ...changes };
    return shown;
  };

  return { save, conflict, withPending };
}

export type TodoEdits = ReturnType<typeof useTodoEdits>;
