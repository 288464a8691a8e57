"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { toastError, toastUndo } from "@/components/ui/toast";
import { attachmentLimits } from "@/domain/attachment";
import { formatBytes } from "@/lib/format-bytes";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { type UploadApi, uploadQueue } from "./upload-queue";

export type Attachment = RouterOutputs["attachments"]["list"]["items"][number];

/** Milliseconds: the paths of the previews are good for longer than this. */
const freshFor = 120_000;

/** The files of a todo; their previews' paths are renewed while they are looked at. */
export function useTodoAttachments(todoId: string) {
  const query = trpc.attachments.list.useInfiniteQuery(
    { todoId },
    { getNextPageParam: (page) => page.nextCursor, refetchInterval: freshFor, staleTime: 0 },
  );
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

function useSettle(todoId: string) {
  const utils = trpc.useUtils();
  return () =>
    Promise.all([
      utils.attachments.list.invalidate({ todoId }),
      utils.trash.invalidate(),
      utils.subscriptions.usage.invalidate(),
    ]);
}

const none: never[] = [];

/** The uploads of a todo that have not ended, and how to begin some. */
export function useUploads(todoId: string) {
  const t = useTranslations("panel");
  const words = useTranslations("common");
  const locale = useLocale();
  const { organization } = useOrganization();
  const settle = useSettle(todoId);
  const create = trpc.attachments.create.useMutation();
  const cancel = trpc.attachments.cancel.useMutation();
  const all = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.current, () => none);
  const api: UploadApi = {
    organizationId: organization.id,
    says: {
      unreachable: words("unreachable"),
      empty: t("uploads.empty"),
      tooBig: (size) =>
        t("uploads.tooBig", {
          size: formatBytes(size, locale),
          limit: formatBytes(attachmentLimits.size, locale),
        }),
    },
    reserve: ({ id, file }) =>
      create.mutateAsync({
        id,
        todoId,
        name: file.name.slice(-1_000) || t("attachments.unnamed"),
        size: file.size,
      }),
    cancel: (id) => cancel.mutateAsync({ id }),
    stored: settle,
  };
  return {
    uploads: all.filter((upload) => upload.todoId === todoId),
    add: (files: readonly File[]) => uploadQueue.add(todoId, files, api),
  };
}

/** Moves a file to the trash, shown at once, and offers to undo it. */
export function useAttachmentTrash(todoId: string) {
  const t = useTranslations("panel.attachments");
  const utils = trpc.useUtils();
  const settle = useSettle(todoId);
  const trash = trpc.attachments.trash.useMutation();
  const restore = trpc.attachments.restore.useMutation();

  const undo = (id: string) =>
    restore
      .mutateAsync({ id })
      .catch((error) =>
        toastError(t("notRestored", { reason: describeError(error).message }), () => void undo(id)),
      )
      .finally(settle);

  return async function remove(id: string): Promise<void> {
    await utils.attachments.list.cancel({ todoId });
    const before = utils.attachments.list.getInfiniteData({ todoId });
    utils.attachments.list.setInfiniteData(
      { todoId },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
        },
    );
    try {
      await trash.mutateAsync({ id });
      toastUndo(t("deleted"), () => void undo(id));
    } catch (error) {
      utils.attachments.list.setInfiniteData({ todoId }, before);
      toastError(t("notDeleted", { reason: describeError(error).message }), () => void remove(id));
    } finally {
      await settle();
    }
  };
}

/** Fetches a path to a file and lets the browser save what it names. */
export function useDownload() {
  const t = useTranslations("panel.attachments");
  const utils = trpc.useUtils();
  return async function download(id: string): Promise<void> {
    try {
      const { url } = await utils.attachments.link.fetch({ id }, { staleTime: 0 });
      window.location.assign(url);
    } catch (error) {
      toastError(t("notDownloaded", { reason: describeError(error).message }), () => void download(id));
    }
  };
}
