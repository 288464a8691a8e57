"use client";

import { useHotkeys } from "react-hotkeys-hook";
import type { TodoItem } from "../cache";

type Keyboard = {
  items: TodoItem[];
  activeId: string | null;
  setActiveId: (id: string | null) => void;
  writable: boolean;
  onOpen: (id: string) => void;
  onToggle: (id: string, extend: boolean) => void;
  onRename: (id: string) => void;
  onComplete: (todo: TodoItem) => void;
  onTrash: (id: string) => void;
  onMove: (id: string, after: string | null) => void;
  onCreate: () => void;
  onSearch: () => void;
  onEscape: () => void;
};

/** The list's shortcuts; none works while the person types in a field or a dialog is open. */
export function useTodoKeyboard(list: Keyboard): void {
  const { items, activeId, setActiveId, writable } = list;
  const index = items.findIndex((item) => item.id === activeId);
  const active = items[index];
  const idle = { ignoreEventWhen: () => document.querySelector('[role="dialog"]') !== null };
  const writing = { ...idle, enabled: writable };

  const moveTo = (next: number) => {
    const todo = items[Math.min(items.length - 1, Math.max(0, next))];
    if (!todo) return;
    setActiveId(todo.id);
    document.querySelector(`[data-todo="${todo.id}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const onActive = (run: (todo: TodoItem) => void) => () => {
    if (active) run(active);
  };

  useHotkeys("j,down", () => moveTo(index + 1), { ...idle, preventDefault: true });
  useHotkeys("k,up", () => moveTo(index < 0 ? 0 : index - 1), { ...idle, preventDefault: true });
  useHotkeys(
    "enter",
    onActive((todo) => list.onOpen(todo.id)),
    idle,
  );
  useHotkeys(
    "x",
    onActive((todo) => list.onToggle(todo.id, false)),
    writing,
  );
  useHotkeys(
    "shift+x",
    onActive((todo) => list.onToggle(todo.id, true)),
    writing,
  );
  useHotkeys(
    "e",
    onActive((todo) => list.onRename(todo.id)),
    { ...writing, preventDefault: true },
  );
  useHotkeys("d", onActive(list.onComplete), writing);
  useHotkeys(
    "backspace,delete",
    onActive((todo) => list.onTrash(todo.id)),
    writing,
  );
  useHotkeys(
    "#",
    onActive((todo) => list.onTrash(todo.id)),
    { ...writing, useKey: true },
  );
  useHotkeys(
    "alt+down",
    onActive((todo) => list.onMove(todo.id, items[index + 1]?.id ?? null)),
    { ...writing, preventDefault: true },
  );
  useHotkeys(
    "alt+up",
    onActive((todo) => list.onMove(todo.id, items[index - 2]?.id ?? null)),
    { ...writing, preventDefault: true },
  );
  useHotkeys("c", list.onCreate, { ...writing, preventDefault: true });
  useHotkeys("/", list.onSearch, { ...idle, useKey: true, preventDefault: true });
  useHotkeys("escape", list.onEscape, idle);
}
