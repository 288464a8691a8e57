"use client";

import type { InfiniteData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { toastError, toastUndo } from "@/components/ui/toast";
import { type ClientError, describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Page = RouterOutputs["comments"]["list"];
type Data = InfiniteData<Page, unknown>;
export type Comment = Page["items"][number];

const unsent = "unsent-";
export const isUnsent = ({ id }: Comment) => id.startsWith(unsent);
let sent = 0;

const mapItems = <D extends Data>(
  data: D | undefined,
  change: (items: Comment[], last: boolean) => Comment[],
) =>
  data && {
    ...data,
    pages: data.pages.map((page, index) => ({
      ...page,
      items: change(page.items, index === data.pages.length - 1),
    })),
  };

const inputOf = (todoId: string) => ({ todoId, limit: 100 });

/** All comments of a todo, oldest first: the newest stand at the end, so every page is fetched. */
export function useTodoComments(todoId: string) {
  const query = trpc.comments.list.useInfiniteQuery(inputOf(todoId), {
    getNextPageParam: (page) => page.nextCursor,
  });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

/** Writes, edits and deletes comments: shown at once, taken back when the server refuses. */
export function useCommentMutations(todoId: string) {
  const utils = trpc.useUtils();
  const t = useTranslations("panel.comments");
  const { me } = useOrganization();
  const input = inputOf(todoId);
  const create = trpc.comments.create.useMutation();
  const update = trpc.comments.update.useMutation();
  const trash = trpc.comments.trash.useMutation();
  const restore = trpc.comments.restore.useMutation();

  async function run(
    change: (items: Comment[], last: boolean) => Comment[],
    send: () => Promise<unknown>,
  ): Promise<ClientError | null> {
    await utils.comments.list.cancel(input);
    const before = utils.comments.list.getInfiniteData(input);
    utils.comments.list.setInfiniteData(input, (data) => mapItems(data, change));
    try {
      await send();
      return null;
    } catch (error) {
      utils.comments.list.setInfiniteData(input, before);
      return describeError(error);
    } finally {
      void utils.comments.list.invalidate(input);
      void utils.trash.invalidate();
    }
  }

  const write = (body: string) => {
    const comment: Comment = {
      id: `${unsent}${++sent}`,
      body,
      createdBy: me.user.id,
      authorName: me.user.name,
      createdAt: new Date().toISOString(),
      edited: false,
    };
    return run(
      (items, last) => (last ? [...items, comment] : items),
      () => create.mutateAsync({ todoId, body }),
    );
  };

  const edit = (id: string, body: string) =>
    run(
      (items) => items.map((item) => (item.id === id ? { ...item, body, edited: true } : item)),
      () => update.mutateAsync({ id, body }),
    );

  const undo = (id: string) =>
    restore
      .mutateAsync({ id })
      .catch((error) =>
        toastError(t("notRestored", { reason: describeError(error).message }), () => void undo(id)),
      )
      .finally(() => Promise.all([utils.comments.list.invalidate(input), utils.trash.invalidate()]));

  const remove = async (id: string): Promise<void> => {
    const failed = await run(
      (items) => items.filter((item) => item.id !== id),
      () => trash.mutateAsync({ id }),
    );
    if (failed) toastError(t("notDeleted", { reason: failed.message }), () => void remove(id));
    else toastUndo(t("deleted"), () => void undo(id));
  };

  return { write, edit, remove };
}
