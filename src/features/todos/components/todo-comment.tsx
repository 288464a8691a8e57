"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { useDates } from "@/components/use-dates";
import { cn } from "@/lib/utils";
import type { ClientError } from "@/trpc/errors";
import { CommentEditor } from "./comment-editor";
import { CommentText } from "./comment-text";
import { type Comment, isUnsent } from "./use-todo-comments";

type Props = {
  comment: Comment;
  editable: boolean;
  deletable: boolean;
  onEdit: (id: string, body: string) => Promise<ClientError | null>;
  onDelete: (id: string) => void;
};

export function TodoComment({ comment, editable, deletable, onEdit, onDelete }: Props) {
  const t = useTranslations("panel");
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const edit = useRef<HTMLButtonElement>(null);
  const close = () => {
    setTyped(null);
    setError(undefined);
    requestAnimationFrame(() => edit.current?.focus());
  };
  const save = async (body: string) => {
    close();
    if (body === comment.body) return;
    const failed = await onEdit(comment.id, body);
    if (!failed) return;
    setTyped(body);
    setError(failed.fieldErrors.body?.[0]);
    if (!failed.fieldErrors.body) toastError(t("comments.notChanged", { reason: failed.message }));
  };
  const name = comment.authorName ?? t("formerMember");
  return (
    <li className={cn("group flex items-start gap-2.5", isUnsent(comment) && "opacity-60")}>
      <Avatar name={name} seed={comment.createdBy ?? name} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 items-center gap-2 text-dense">
          <Byline comment={comment} name={name} />
          <div className="ml-auto flex shrink-0 pointer-fine:opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
            {editable && typed === null ? (
              <Button
                ref={edit}
                variant="ghost"
                size="icon-sm"
                aria-label={t("comments.edit")}
                onClick={() => setTyped(comment.body)}
              >
                <Pencil aria-hidden />
              </Button>
            ) : null}
            {deletable && typed === null ? (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("comments.delete")}
                onClick={() => onDelete(comment.id)}
              >
                <Trash2 aria-hidden />
              </Button>
            ) : null}
          </div>
        </div>
        {typed === null ? (
          <CommentText body={comment.body} />
        ) : (
          <CommentEditor body={typed} error={error} onSave={(body) => void save(body)} onCancel={close} />
        )}
      </div>
    </li>
  );
}

function Byline({ comment, name }: { comment: Comment; name: string }) {
  const t = useTranslations("panel.comments");
  const { fullTime, timeAgo } = useDates();
  return (
    <p className="flex min-w-0 items-baseline gap-1.5">
      <span className="truncate font-medium">{name}</span>
      <span className="shrink-0 text-meta text-muted-foreground">
        <time dateTime={comment.createdAt} title={fullTime(comment.createdAt)}>
          {isUnsent(comment) ? t("sending") : timeAgo(comment.createdAt)}
        </time>
        {comment.edited ? ` · ${t("edited")}` : null}
      </span>
    </p>
  );
}
