"use client";

import { useTranslations } from "next-intl";
import { toastError, toastUndo } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type Project = RouterOutputs["projects"]["list"][number];

/** What happens to projects from their rows: shown at once, taken back with a message when refused. */
export function useProjectMutations() {
  const t = useTranslations("projects");
  const utils = trpc.useUtils();
  const update = trpc.projects.update.useMutation();
  const trashing = trpc.projects.trash.useMutation();
  const restoring = trpc.projects.restore.useMutation();

  const settle = () =>
    Promise.all([
      utils.projects.invalidate(),
      utils.todos.invalidate(),
      utils.trash.invalidate(),
      utils.organizations.usage.invalidate(),
    ]);

  async function optimistic(
    change: (list: Project[]) => Project[],
    send: () => Promise<unknown>,
    failure: (reason: string) => string,
    onDone?: () => void,
  ): Promise<void> {
    await utils.projects.list.cancel();
    const before = utils.projects.list.getData();
    utils.projects.list.setData(undefined, (list) => list && change(list));
    try {
      await send();
      onDone?.();
    } catch (error) {
      utils.projects.list.setData(undefined, before);
      toastError(failure(describeError(error).message), () => void optimistic(change, send, failure, onDone));
    } finally {
      await settle();
    }
  }

  const setArchived = (project: Project, archived: boolean) =>
    void optimistic(
      (list) =>
        list.map((each) =>
          each.id === project.id ? { ...each, archivedAt: archived ? new Date().toISOString() : null } : each,
        ),
      () => update.mutateAsync({ id: project.id, archived }),
      (reason) => t(archived ? "failed.archive" : "failed.unarchive", { name: project.name, reason }),
    );

  const restore = (project: Project) =>
    void optimistic(
      (list) => [...list.filter(({ id }) => id !== project.id), project],
      () => restoring.mutateAsync({ id: project.id }),
      (reason) => t("failed.restore", { name: project.name, reason }),
    );

  const moveToTrash = (project: Project) =>
    void optimistic(
      (list) => list.filter(({ id }) => id !== project.id),
      () => trashing.mutateAsync({ id: project.id }),
      (reason) => t("failed.trash", { name: project.name, reason }),
      () => toastUndo(t("trashed", { name: project.name, todos: project.todos }), () => restore(project)),
    );

  return { setArchived, moveToTrash };
}
