"use client";

import { useRef } from "react";
import { type Options, useHotkeys } from "react-hotkeys-hook";
import { bySymbol, somethingFloats } from "@/components/list/hotkeys";
import type { TodoItem } from "../cache";
import type { RowActions } from "./todo-row";

type Keyboard = {
  items: TodoItem[];
  activeId: string | null;
  setActiveId: (id: string | null) => void;
  writable: boolean;
  actions: RowActions;
  onRename: (id: string) => void;
  onTrash: (id: string) => void;
  onMove: (id: string, after: string | null) => void;
  onCreate: () => void;
  onSearch?: () => void;
  onEscape: () => void;
};

const goTimeout = 1000;

/** Enter and Space keep their meaning on a button; the row's title is a button whose Enter opens it. */
const onControl = ({ key, target }: KeyboardEvent) =>
  (key === "Enter" || key === " ") &&
  target instanceof Element &&
  target.closest('a, button:not([data-property="title"])') !== null;

/** Puts the focus on a row that is on screen or near it. */
export function focusTitle(id: string): void {
  const title = document.querySelector<HTMLElement>(`[data-todo="${id}"] [data-property="title"]`);
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: "nearest" });
}

/** The list's shortcuts; none works while the person types in a field or something floats over the list. */
export function useTodoKeyboard(list: Keyboard): void {
  const { items, activeId, setActiveId, writable, actions } = list;
  const found = items.findIndex((item) => item.id === activeId);
  const active = items[found];
  const lastIndex = useRef(-1);
  const goPressedAt = useRef(0);

  const idle: Options = {
    useKey: true,
    preventDefault: true,
    ignoreEventWhen: (event) =>
      somethingFloats() || onControl(event) || Date.now() - goPressedAt.current < goTimeout,
  };
  const writing = { ...idle, enabled: writable };

  const moveTo = (next: number) => {
    const index = Math.min(items.length - 1, Math.max(0, next));
    const todo = items[index];
    if (!todo) return;
    lastIndex.current = index;
    setActiveId(todo.id);
    focusTitle(todo.id);
  };
  const next = () => moveTo(found < 0 ? Math.max(0, lastIndex.current) : found + 1);
  const leave = () => moveTo(found + 1 < items.length ? found + 1 : found - 1);
  const onActive = (run: (todo: TodoItem) => void) => () => {
    if (active) run(active);
  };
  const complete = onActive((todo) => actions.setCompleted(todo, !todo.completed));
  const trash = onActive(({ id }) => {
    leave();
    list.onTrash(id);
  });

  useHotkeys("g", () => {
    goPressedAt.current = Date.now();
  });
  useHotkeys("j,down", next, idle);
  useHotkeys("k,up", () => moveTo(found < 0 ? 0 : found - 1), idle);
  useHotkeys(
    "enter",
    onActive(({ id }) => actions.open(id)),
    idle,
  );
  useHotkeys(
    "x",
    onActive(({ id }) => actions.select(id, false)),
    writing,
  );
  useHotkeys(
    "shift+x",
    onActive(({ id }) => actions.select(id, true)),
    writing,
  );
  useHotkeys(
    "e",
    onActive(({ id }) => list.onRename(id)),
    writing,
  );
  useHotkeys(
    "a",
    onActive(({ id }) => actions.edit(id, "assignee")),
    writing,
  );
  useHotkeys(
    "p",
    onActive(({ id }) => actions.edit(id, "priority")),
    writing,
  );
  useHotkeys(
    "shift+p",
    onActive(({ id }) => actions.edit(id, "project")),
    writing,
  );
  useHotkeys(
    "t",
    onActive(({ id }) => actions.edit(id, "due")),
    writing,
  );
  useHotkeys("d", complete, writing);
  useHotkeys("space", complete, { ...writing, useKey: false });
  useHotkeys("backspace,delete", trash, writing);
  useHotkeys("#", trash, bySymbol(writing));
  useHotkeys(
    "alt+down",
    onActive(({ id }) => list.onMove(id, items[found + 1]?.id ?? null)),
    writing,
  );
  useHotkeys(
    "alt+up",
    onActive(({ id }) => list.onMove(id, items[found - 2]?.id ?? null)),
    writing,
  );
  useHotkeys("c", list.onCreate, writing);
  useHotkeys("/", () => list.onSearch?.(), bySymbol(idle));
  useHotkeys("escape", list.onEscape, { ...idle, preventDefault: false });
}
