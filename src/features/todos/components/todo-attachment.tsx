"use client";

import { Download, File, FileArchive, FileImage, FileText, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useDates } from "@/components/use-dates";
import { formatBytes } from "@/lib/format-bytes";
import type { Attachment } from "./use-todo-attachments";

type Props = {
  item: Attachment;
  onOpen: () => void;
  onDownload: () => void;
  onRemove: (() => void) | undefined;
};

/** One file: a picture opens, any other is downloaded. */
export function TodoAttachment({ item, onOpen, onDownload, onRemove }: Props) {
  const { name, size, authorName, createdAt, previewUrl } = item;
  const t = useTranslations("panel");
  const locale = useLocale();
  const { fullTime, timeAgo } = useDates();
  return (
    <li className="group flex min-h-12 items-center gap-1 text-dense">
      <button
        type="button"
        aria-label={t(previewUrl ? "attachments.open" : "attachments.downloadLabel", { name })}
        onClick={onOpen}
        className="-mx-1 flex min-w-0 flex-1 items-center gap-2.5 rounded-md p-1 text-left hover:bg-accent"
      >
        <Thumbnail item={item} />
        <span className="block min-w-0 flex-1">
          <span className="block truncate" title={name}>
            {name}
          </span>
          <span className="block truncate text-meta text-muted-foreground tabular-nums">
            {formatBytes(size, locale)} · {authorName ?? t("formerMember")},{" "}
            <time dateTime={createdAt} title={fullTime(createdAt)}>
              {timeAgo(createdAt)}
            </time>
          </span>
        </span>
      </button>
      <div className="flex shrink-0 pointer-fine:opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
        {previewUrl ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("attachments.downloadLabel", { name })}
            onClick={onDownload}
          >
            <Download aria-hidden />
          </Button>
        ) : null}
        {onRemove ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("attachments.delete", { name })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Thumbnail({ item: { previewUrl, contentType } }: { item: Attachment }) {
  if (previewUrl) {
    return (
      // biome-ignore lint/performance/noImgElement: the path is signed for this person; no optimizer may fetch it
      <img
        src={previewUrl}
        alt=""
        loading="lazy"
        className="size-9 shrink-0 rounded-md border bg-muted object-cover"
      />
    );
  }
  const Icon = iconOf(contentType);
  return (
    <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md border bg-muted text-muted-foreground">
      <Icon aria-hidden className="size-4" />
    </span>
  );
}

function iconOf(type: string) {
  if (type.startsWith("image/")) return FileImage;
  if (/zip|tar|compressed|gzip/.test(type)) return FileArchive;
  return type === "application/pdf" || type.includes("document") ? FileText : File;
}
