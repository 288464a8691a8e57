"use client";

import { useTranslations } from "next-intl";
import { memo, useRef, useState } from "react";
import { todoLimits } from "@/domain/todo";
import { cn } from "@/lib/utils";
import type { TodoItem } from "../cache";
import type { TodoProperty } from "./todo-property-popover";
import { AssigneeCell, CompleteCell, DueCell, PriorityCell, ProjectCell, SelectCell } from "./todo-row-cells";

export type RowActions = {
  open: (id: string) => void;
  activate: (id: string) => void;
  edit: (id: string, property: TodoProperty) => void;
  setCompleted: (todo: TodoItem, completed: boolean) => void;
  rename: (id: string, title: string) => void;
  stopRenaming: (id: string, returnFocus: boolean) => void;
  select: (id: string, extend: boolean) => void;
};

type Props = {
  todo: TodoItem;
  actions: RowActions;
  writable: boolean;
  active?: boolean;
  /** The one row that the Tab key reaches; J, K and the arrows go on from it. */
  tabbable?: boolean;
  selected?: boolean;
  selecting?: boolean;
  renaming?: boolean;
};

/** One todo, 40 px high: check, title, project, due date, priority, person. Its list item is positioned. */
export const TodoRow = memo(function TodoRow(props: Props) {
  const {
    todo,
    actions,
    writable,
    active = false,
    tabbable = false,
    selected = false,
    selecting = false,
    renaming = false,
  } = props;
  const t = useTranslations("todos");
  const edit = writable ? (property: TodoProperty) => actions.edit(todo.id, property) : undefined;
  return (
    <div
      data-active={active || undefined}
      className={cn(
        "group flex h-10 items-center gap-2.5 border-b px-4 text-dense md:px-6",
        active && "base:bg-accent/70 shadow-[inset_2px_0_0_var(--primary)]",
        selected ? "bg-primary/8 hover:bg-primary/10" : "hover:bg-accent/50",
      )}
    >
      {writable ? (
        <SelectCell t={t} todo={todo} select={actions.select} selected={selected} shown={selecting} />
      ) : null}
      <CompleteCell
        t={t}
        todo={todo}
        writable={writable}
        onChange={(completed) => actions.setCompleted(todo, completed)}
      />
      {renaming ? (
        <Rename
          todo={todo}
          onDone={(returnFocus) => actions.stopRenaming(todo.id, returnFocus)}
          onSave={(title) => actions.rename(todo.id, title)}
        />
      ) : (
        <button
          type="button"
          data-property="title"
          tabIndex={tabbable ? 0 : -1}
          title={todo.title}
          onFocus={() => actions.activate(todo.id)}
          onClick={() => actions.open(todo.id)}
          className={cn(
            "h-full min-w-0 flex-1 truncate text-left outline-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring",
            todo.completed && "text-muted-foreground line-through",
          )}
        >
          {todo.title}
        </button>
      )}
      <ProjectCell t={t} todo={todo} onEdit={edit} />
      <DueCell t={t} todo={todo} onEdit={edit} />
      <PriorityCell t={t} todo={todo} onEdit={edit} />
      <AssigneeCell t={t} todo={todo} onEdit={edit} />
    </div>
  );
});

type RenameProps = {
  todo: TodoItem;
  onSave: (title: string) => void;
  onDone: (returnFocus: boolean) => void;
};

function Rename({ todo, onSave, onDone }: RenameProps) {
  const t = useTranslations("todos.row");
  const [title, setTitle] = useState(todo.title);
  const finished = useRef(false);
  const finish = (keep: boolean, returnFocus: boolean) => {
    if (finished.current) return;
    finished.current = true;
    const trimmed = title.trim();
    if (keep && trimmed && trimmed !== todo.title) onSave(trimmed);
    onDone(returnFocus);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person asked to type here
      autoFocus
      aria-label={t("title")}
      value={title}
      maxLength={todoLimits.title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        finish(event.key === "Enter", true);
      }}
      className="h-7 min-w-0 flex-1 rounded-sm border border-input bg-background px-1.5"
    />
  );
}
