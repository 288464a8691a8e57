"use client";

import { useState } from "react";

const keyOf = (todoId: string) => `tenantry:comment:${todoId}`;

/** Storage may be full or forbidden; the draft then lives as long as the screen. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const read = (todoId: string) => attempt(() => sessionStorage.getItem(keyOf(todoId))) ?? "";

function store(todoId: string, text: string): void {
  attempt(() =>
    text ? sessionStorage.setItem(keyOf(todoId), text) : sessionStorage.removeItem(keyOf(todoId)),
  );
}

/** What was typed about a todo and not sent; it outlives the panel and a reload. */
export function useCommentDraft(todoId: string) {
  const [text, setText] = useState(() => read(todoId));
  return {
    text,
    type: (next: string) => {
      setText(next);
      store(todoId, next);
    },
    /** Empties the field and keeps what is stored: it is not sent yet. */
    hide: () => setText(""),
    forget: () => store(todoId, ""),
  };
}
