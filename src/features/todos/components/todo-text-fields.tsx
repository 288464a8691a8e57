"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Textarea } from "@/components/ui/textarea";
import { todoLimits } from "@/domain/todo";
import type { Changes, Todo } from "./use-todo-edits";

type Props = {
  todo: Todo;
  writable: boolean;
  onSave: (changes: Changes, seen: Todo) => Promise<boolean>;
};
type Field = {
  todo: Todo;
  value: string;
  /** The change that a text means; null when it means none. */
  changeTo: (text: string) => Changes | null;
  onSave: Props["onSave"];
};

/** What is typed in a field, until it is saved on leaving the field or the panel; a failure gives it back. */
function useTyped({ todo, value, changeTo, onSave }: Field) {
  const [typed, setTyped] = useState<{ text: string; seen: Todo } | null>(null);
  const save = async () => {
    if (!typed) return;
    setTyped(null);
    const changes = typed.text === value ? null : changeTo(typed.text);
    if (!changes || (await onSave(changes, typed.seen))) return;
    setTyped((newer) => newer ?? typed);
  };
  const saveLast = useRef(save);
  useEffect(() => {
    saveLast.current = save;
  });
  useEffect(() => () => void saveLast.current(), []);
  return {
    text: typed?.text ?? value,
    type: (text: string) => setTyped((before) => ({ text, seen: before?.seen ?? todo })),
    save: () => void save(),
  };
}

export function Title({ todo, writable, onSave }: Props) {
  const t = useTranslations("panel");
  const changeTo = (text: string) => {
    const title = text.trim();
    return title && title !== todo.title ? { title } : null;
  };
  const field = useTyped({ todo, value: todo.title, changeTo, onSave });
  if (!writable) return <h2 className="mt-1 font-semibold text-base wrap-anywhere">{todo.title}</h2>;
  return (
    <Textarea
      aria-label={t("field.title")}
      value={field.text}
      maxLength={todoLimits.title}
      rows={1}
      onChange={(event) => field.type(event.target.value.replaceAll("\n", " "))}
      onBlur={field.save}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      className="field-sizing-content min-h-8 resize-none border-transparent bg-transparent px-1.5 py-0.5 font-semibold text-base hover:border-input"
    />
  );
}

export function Description({ todo, writable, onSave }: Props) {
  const t = useTranslations("panel");
  const changeTo = (text: string) => ({ description: text || null });
  const field = useTyped({ todo, value: todo.description ?? "", changeTo, onSave });
  if (!writable) {
    return todo.description ? (
      <p className="whitespace-pre-wrap text-body wrap-anywhere">{todo.description}</p>
    ) : null;
  }
  return (
    <Textarea
      aria-label={t("field.description")}
      placeholder={t("properties.addDescription")}
      value={field.text}
      maxLength={todoLimits.description}
      rows={3}
      onChange={(event) => field.type(event.target.value)}
      onBlur={field.save}
      className="field-sizing-content max-h-80"
    />
  );
}
