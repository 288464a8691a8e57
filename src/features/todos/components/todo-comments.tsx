"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { LoadMore } from "@/components/list/load-more";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { CommentComposer } from "./comment-composer";
import { TodoComment } from "./todo-comment";
import { type Comment, isUnsent, useCommentMutations, type useTodoComments } from "./use-todo-comments";

type Props = { todoId: string; comments: ReturnType<typeof useTodoComments> };

export function TodoComments({ todoId, comments }: Props) {
  const t = useTranslations("panel");
  const { me, may } = useOrganization();
  const { write, edit, remove } = useCommentMutations(todoId);
  const list = useRef<HTMLDivElement>(null);
  const writable = may("comments:write");
  if (comments.error && !comments.items) {
    const { message, requestId } = describeError(comments.error);
    return <ErrorState message={message} requestId={requestId} onRetry={() => comments.refetch()} />;
  }
  if (!comments.items) return <ListSkeleton rows={3} />;
  const isOwn = (comment: Comment) => writable && !isUnsent(comment) && comment.createdBy === me.user.id;
  return (
    <div ref={list} tabIndex={-1} className="grid grid-cols-1 gap-4 outline-none">
      {comments.items.length === 0 ? (
        <p className="py-4 text-center text-dense text-muted-foreground">{t("comments.none")}</p>
      ) : (
        <ol aria-label={t("activity.comments")} className="grid grid-cols-1 gap-4">
          {comments.items.map((comment) => (
            <TodoComment
              key={comment.id}
              comment={comment}
              editable={isOwn(comment)}
              deletable={isOwn(comment) || (!isUnsent(comment) && may("comments:moderate"))}
              onEdit={edit}
              onDelete={(id) => {
                // The button that had the focus goes with its comment.
                list.current?.focus({ preventScroll: true });
                void remove(id);
              }}
            />
          ))}
        </ol>
      )}
      {comments.isFetchNextPageError ? <LoadMore query={comments} /> : null}
      {writable ? <CommentComposer todoId={todoId} onSend={write} /> : null}
    </div>
  );
}
