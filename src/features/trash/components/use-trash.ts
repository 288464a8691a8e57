"use client";

import { useTranslations } from "next-intl";
import { toastError, toastSuccess } from "@/components/ui/toast";
import type { TrashKind } from "@/domain/trash";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type TrashItem = RouterOutputs["trash"]["list"]["items"][number];

/** One kind's deletions, with restoring and purging shown at once and taken back when refused. */
export function useTrash(kind: TrashKind) {
  const t = useTranslations("trash");
  const utils = trpc.useUtils();
  const query = trpc.trash.list.useInfiniteQuery({ kind }, { getNextPageParam: (page) => page.nextCursor });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const restoring = trpc.trash.restore.useMutation();
  const purging = trpc.trash.purge.useMutation();

  async function without(item: TrashItem, send: () => Promise<unknown>, done: string): Promise<void> {
    await utils.trash.list.cancel({ kind });
    const before = utils.trash.list.getInfiniteData({ kind });
    utils.trash.list.setInfiniteData(
      { kind },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.filter(({ id }) => id !== item.id),
          })),
        },
    );
    try {
      await send();
      toastSuccess(done);
    } catch (error) {
      utils.trash.list.setInfiniteData({ kind }, before);
      toastError(describeError(error).message, () => void without(item, send, done));
    } finally {
      const { trash, todos, projects, comments, attachments, members, teams, invitations, organizations } =
        utils;
      const rooms = [trash, todos, projects, comments, attachments, members, teams, invitations];
      const stale = [...rooms, organizations.usage, utils.subscriptions.usage];
      await Promise.all(stale.map((each) => each.invalidate()));
    }
  }

  const restore = (item: TrashItem) =>
    void without(item, () => restoring.mutateAsync({ kind, id: item.id }), t("restored"));
  const purge = (item: TrashItem) =>
    void without(item, () => purging.mutateAsync({ kind, id: item.id }), t("purge.done"));
  return { query, items, restore, purge };
}
