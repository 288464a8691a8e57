"use client";

import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { emptySelection, extendTo, keepShown, toggle } from "@/components/list/selection";
import { useOrganization } from "@/trpc/organization";
import type { TodoItem } from "../cache";
import type { PropertyEdit } from "./todo-property-popover";
import type { RowActions } from "./todo-row";
import { isBeingCreated, whenCreated } from "./todos-underway";
import { focusTitle, useTodoKeyboard } from "./use-todo-keyboard";
import { useTodoMutations } from "./use-todo-mutations";

type Options = { byHand?: boolean; onSearch?: () => void };

const noIds: readonly string[] = [];

export type TodoBoard = ReturnType<typeof useTodoBoard>;

/** What a screen of todos has in common: the open, active, selected and edited rows, and the shortcuts. */
export function useTodoBoard(items: TodoItem[], { byHand = false, onSearch }: Options = {}) {
  const { may } = useOrganization();
  const writable = may("todos:write");
  const mutations = useTodoMutations();
  const [openId, setOpenId] = useQueryState("todo", parseAsString);
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [activeId, setActiveId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [edit, setEdit] = useState<PropertyEdit | null>(null);
  const [chosen, setSelection] = useState(emptySelection);
  const order = useMemo(() => items.map((item) => item.id), [items]);
  const selection = useMemo(() => keepShown(chosen, order), [chosen, order]);
  const latest = useRef(order);
  useLayoutEffect(() => {
    latest.current = order;
  });
  const selectedIds = useMemo(() => [...selection.ids], [selection]);
  const within = (id: string) => (selection.ids.has(id) ? selectedIds : [id]);
  /** The same object at every render: a row is drawn again only when what it shows has changed. */
  const actions = useMemo<RowActions>(
    () => ({
      open: (id) => {
        const open = () => void setOpenId(id);
        if (isBeingCreated(id)) void whenCreated([id]).then(open, () => {});
        else open();
      },
      activate: setActiveId,
      setCompleted: (todo, completed) => void mutations.setCompleted(todo, completed),
      rename: (id, title) => void mutations.change([id], { title }),
      stopRenaming: (id, returnFocus) => {
        flushSync(() => setRenamingId(null));
        if (returnFocus) focusTitle(id);
      },
      edit: (id, property) => setEdit({ id, property }),
      select: (id, extend) =>
        setSelection((current) => (extend ? extendTo(current, id, latest.current) : toggle(current, id))),
    }),
    [setOpenId, mutations],
  );
  const clearSelection = useCallback(() => setSelection(emptySelection), []);
  const changeCreating = useCallback((open: boolean) => void setCreating(open || null), [setCreating]);
  useTodoKeyboard({
    items,
    activeId,
    setActiveId,
    writable,
    actions,
    onRename: setRenamingId,
    onTrash: (id) => void mutations.moveToTrash(within(id)),
    onMove: (id, after) => (byHand ? void mutations.move(id, after) : undefined),
    onCreate: () => void setCreating(true),
    onSearch,
    onEscape: clearSelection,
  });
  return {
    writable,
    mutations,
    actions,
    activeId: activeId && order.includes(activeId) ? activeId : null,
    renamingId,
    selection,
    selectedIds,
    clearSelection,
    openId,
    close: useCallback(() => void setOpenId(null), [setOpenId]),
    creating,
    setCreating: changeCreating,
    edit,
    editIds: edit ? within(edit.id) : noIds,
    stopEditing: useCallback(() => setEdit(null), []),
  };
}

/** The part of a board that one row shows. */
export function rowProps(board: TodoBoard, { id }: TodoItem, index: number) {
  return {
    actions: board.actions,
    writable: board.writable,
    active: id === board.activeId,
    tabbable: board.activeId === null ? index === 0 : id === board.activeId,
    selected: board.selection.ids.has(id),
    selecting: board.selection.ids.size > 0,
    renaming: id === board.renamingId,
  };
}
