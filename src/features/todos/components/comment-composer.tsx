"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { toastError } from "@/components/ui/toast";
import { commentLimits } from "@/domain/project";
import type { ClientError } from "@/trpc/errors";
import { useCommentDraft } from "./use-comment-draft";

type Props = { todoId: string; onSend: (body: string) => Promise<ClientError | null> };

export const sends = (event: KeyboardEvent) => event.key === "Enter" && (event.metaKey || event.ctrlKey);

/** Keeps what is typed until the server has it. */
export function CommentComposer({ todoId, onSend }: Props) {
  const t = useTranslations("panel.comments");
  const draft = useCommentDraft(todoId);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const send = async () => {
    const body = draft.text.trim();
    if (pending) return;
    if (!body) return setError(t("empty"));
    setPending(true);
    setError(undefined);
    draft.hide();
    field.current?.focus();
    const failed = await onSend(body);
    setPending(false);
    if (!failed) return draft.forget();
    draft.type(body);
    setError(failed.fieldErrors.body?.[0]);
    if (!failed.fieldErrors.body) toastError(t("notSent", { reason: failed.message }));
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={<span className="sr-only">{t("write")}</span>} error={error} className="gap-1">
        <Textarea
          ref={field}
          rows={2}
          placeholder={t("placeholder")}
          value={draft.text}
          readOnly={pending}
          maxLength={commentLimits.body}
          onChange={(event) => {
            draft.type(event.target.value);
            setError(undefined);
          }}
          onKeyDown={(event) => {
            if (sends(event)) void send();
          }}
          className="field-sizing-content max-h-60 min-h-16 resize-none"
        />
      </Field>
      <div className="flex items-center justify-end gap-3">
        <span className="text-meta text-muted-foreground pointer-coarse:hidden">
          {t.rich("toSend", { keys: () => <Kbd keys="⌘ ↵" /> })}
        </span>
        <Button type="submit" size="sm" disabled={!draft.text.trim()} pending={pending}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
