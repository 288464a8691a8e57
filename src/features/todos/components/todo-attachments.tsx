"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { LoadMore } from "@/components/list/load-more";
import { Button } from "@/components/ui/button";
import type { Translate } from "@/i18n/translate";
import { cn } from "@/lib/utils";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { TodoAttachment } from "./todo-attachment";
import { TodoAttachmentPreview } from "./todo-attachment-preview";
import { TodoUpload } from "./todo-upload";
import type { Upload } from "./upload-queue";
import { useIncomingFiles } from "./use-incoming-files";
import { useAttachmentTrash, useDownload, useTodoAttachments, useUploads } from "./use-todo-attachments";

/** The files of a todo: what is there and what is on its way. */
export function TodoAttachments({ todoId }: { todoId: string }) {
  const t = useTranslations("panel");
  const words = useTranslations("common");
  const writable = useOrganization().may("todos:write");
  const query = useTodoAttachments(todoId);
  const { uploads, add } = useUploads(todoId);
  const dragging = useIncomingFiles(writable, add);
  const heading = useId();
  const items = query.items ?? [];
  const empty = items.length === 0 && uploads.length === 0;
  if (empty && !writable && !query.error) return null;
  return (
    <section
      aria-labelledby={heading}
      className={cn(
        "-mx-2 grid grid-cols-1 gap-1 rounded-lg px-2 py-1 outline-2 outline-transparent outline-dashed -outline-offset-2",
        dragging && "bg-accent outline-primary",
      )}
    >
      <div className="flex min-h-8 items-center gap-2">
        <h3 id={heading} className="font-medium text-dense">
          {t("attachments.title")}
        </h3>
        {items.length > 0 ? (
          <span className="text-meta text-muted-foreground tabular-nums">
            {items.length}
            {query.hasNextPage ? "+" : null}
          </span>
        ) : null}
        {writable ? <AttachButton onFiles={add} /> : null}
      </div>
      {query.error && !query.items ? (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-dense text-muted-foreground">
          {describeError(query.error).message}
          <Button variant="outline" size="sm" onClick={() => query.refetch()}>
            {words("tryAgain")}
          </Button>
        </p>
      ) : null}
      {empty && query.data ? (
        <p className="text-dense text-muted-foreground">
          {t(dragging ? "attachments.drop" : "attachments.empty")}
        </p>
      ) : null}
      <Files todoId={todoId} query={query} writable={writable} />
      <p role="status" className="sr-only">
        {announce(uploads, t)}
      </p>
      {uploads.length > 0 ? (
        <ul aria-label={t("uploads.label")} className="grid grid-cols-1">
          {uploads.map((upload) => (
            <TodoUpload key={upload.id} upload={upload} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function announce(uploads: readonly Upload[], t: Translate<"panel">): string {
  const underway = uploads.filter(({ state }) => state !== "failed").length;
  return underway === 0 ? "" : t("uploads.underway", { count: underway });
}

function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations("panel.attachments");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("choose")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button
        variant="ghost"
        size="sm"
        className="-mr-2 ml-auto text-muted-foreground"
        onClick={() => input.current?.click()}
      >
        <Paperclip aria-hidden /> {t("attach")}
      </Button>
    </>
  );
}

type FilesProps = { todoId: string; query: ReturnType<typeof useTodoAttachments>; writable: boolean };

function Files({ todoId, query, writable }: FilesProps) {
  const t = useTranslations("panel.attachments");
  const remove = useAttachmentTrash(todoId);
  const download = useDownload();
  const list = useRef<HTMLUListElement>(null);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const items = query.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <ul ref={list} aria-label={t("title")} tabIndex={-1} className="grid grid-cols-1 outline-none">
        {items.map((item) => (
          <TodoAttachment
            key={item.id}
            item={item}
            onOpen={() => (item.previewUrl ? setPreviewed(item.id) : void download(item.id))}
            onDownload={() => void download(item.id)}
            onRemove={
              writable
                ? () => {
                    // The button that had the focus goes with its file.
                    list.current?.focus({ preventScroll: true });
                    void remove(item.id);
                  }
                : undefined
            }
          />
        ))}
      </ul>
      <LoadMore query={query} />
      <TodoAttachmentPreview
        item={items.find(({ id }) => id === previewed) ?? null}
        onClose={() => setPreviewed(null)}
        onDownload={(id) => void download(id)}
      />
    </>
  );
}
