"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { commentLimits } from "@/domain/project";
import { sends } from "./comment-composer";

type Props = { body: string; error?: string; onSave: (body: string) => void; onCancel: () => void };

/** A comment's text in place of itself; Escape leaves the editor and not the panel. */
export function CommentEditor({ body, error, onSave, onCancel }: Props) {
  const t = useTranslations("panel.comments");
  const words = useTranslations("common");
  const [text, setText] = useState(body);
  const save = () => {
    if (text.trim()) onSave(text.trim());
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={<span className="sr-only">{t("edit")}</span>} error={error} className="gap-1">
        <Textarea
          autoFocus
          rows={2}
          value={text}
          maxLength={commentLimits.body}
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (sends(event)) save();
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onCancel();
          }}
          className="field-sizing-content max-h-60 min-h-16 resize-none"
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onCancel}>
          {words("cancel")}
        </Button>
        <Button type="submit" size="sm" disabled={!text.trim()}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
