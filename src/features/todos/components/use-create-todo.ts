"use client";

import { useTranslations } from "next-intl";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { v7 } from "uuid";
import { toastError, toastSuccess } from "@/components/ui/toast";
import type { TodoPriority } from "@/domain/todo";
import { type ClientError, describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { rememberUnderway } from "./todos-underway";
import { useOptimisticLists } from "./use-optimistic-lists";

export type Draft = {
  id: string;
  title: string;
  description: string;
  /** Not chosen: the project that the list is filtered by. */
  projectId?: string | null;
  assignedTo: string | null;
  priority: TodoPriority;
  dueDate: string | null;
};

/** The id goes with the draft: pressing twice, or again after a lost answer, makes one todo. */
const blank = (assignedTo: string | null): Draft => ({
  id: v7(),
  title: "",
  description: "",
  assignedTo,
  priority: 3,
  dueDate: null,
});

const isBegun = ({ title, description }: Draft) => Boolean(title.trim() || description);

type Options = { open: boolean; onOpenChange: (open: boolean) => void; assignedTo: string | null };
type Written = { draft: Draft; error: ClientError | null };

/**
 * The draft of a todo and how to create it: it is in the lists at once. Refused, it is back in the dialog with the
 * reason; if another has been begun there since, or the screen is left, a toast offers to try again.
 */
export function useCreateTodo({ open, onOpenChange, assignedTo }: Options) {
  const t = useTranslations("todos.create");
  const [written, setWritten] = useState<Written>(() => ({ draft: blank(assignedTo), error: null }));
  const [sentId, setSentId] = useState<string | null>(null);
  const lists = useOptimisticLists();
  const isSent = written.draft.id === sentId;
  const latest = useRef<{ free: boolean; onOpenChange: typeof onOpenChange } | null>(null);
  useLayoutEffect(() => {
    latest.current = { free: isSent || !isBegun(written.draft), onOpenChange };
    return () => {
      latest.current = null;
    };
  });
  if (open && isSent) {
    setSentId(null);
    setWritten({ draft: blank(assignedTo), error: null });
  }
  const create = trpc.todos.create.useMutation({
    onSuccess: (created) => {
      lists.add(created);
      toastSuccess(t("done"));
      void lists.settle();
    },
  });
  async function send(draft: Draft): Promise<void> {
    const { title, description } = draft;
    const sent = create.mutateAsync({ ...draft, title: title.trim(), description: description || null });
    rememberUnderway(draft.id, sent);
    await sent.catch((error) => giveBack(draft, describeError(error)));
  }
  function giveBack(draft: Draft, error: ClientError): void {
    if (latest.current?.free) {
      setSentId(null);
      setWritten({ draft, error });
      latest.current.onOpenChange(true);
    } else toastError(t("failed", { title: draft.title, reason: error.message }), () => void send(draft));
  }
  return {
    draft: written.draft,
    error: written.error,
    setDraft: useCallback((draft: Draft) => setWritten((current) => ({ ...current, draft })), []),
    /** Sends what is given in place of the draft; stays open for the next one when asked. */
    submit: (draft: Draft, more: boolean) => {
      if (!draft.title.trim() || isSent) return;
      setSentId(draft.id);
      if (!more) onOpenChange(false);
      void send(draft);
    },
  };
}
