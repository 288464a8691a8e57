"use client";

import { Circle, CircleCheck } from "lucide-react";
import { memo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { priorityLabels, todoLimits } from "@/domain/todo";
import { cn } from "@/lib/utils";
import type { TodoItem } from "../cache";
import { Assignee, DueLabel, knownPriority, PriorityIcon } from "./todo-parts";

export type RowActions = {
  open: (id: string) => void;
  setCompleted: (todo: TodoItem, completed: boolean) => void;
  rename: (id: string, title: string) => void;
  select?: (id: string, extend: boolean) => void;
};

type Props = {
  todo: TodoItem;
  actions: RowActions;
  writable: boolean;
  active?: boolean;
  selected?: boolean;
  selecting?: boolean;
  renaming?: boolean;
  onRenamed?: () => void;
};

/** One todo, 40 px high: check, title, due date, priority, person. */
export const TodoRow = memo(function TodoRow(props: Props) {
  const {
    todo,
    actions,
    writable,
    active = false,
    selected = false,
    selecting = false,
    renaming = false,
    onRenamed,
  } = props;
  const priority = knownPriority(todo.priority);
  return (
    <div
      data-active={active || undefined}
      className={cn(
        "group flex h-10 items-center gap-2.5 border-b px-4 text-dense hover:bg-accent/50 md:px-6",
        active && "bg-accent/70 shadow-[inset_2px_0_0_var(--primary)]",
        selected && "bg-primary/8 hover:bg-primary/10",
      )}
    >
      {actions.select && writable ? (
        <Select todo={todo} select={actions.select} selected={selected} shown={selecting} />
      ) : null}
      <Check
        todo={todo}
        writable={writable}
        onChange={(completed) => actions.setCompleted(todo, completed)}
      />
      {renaming ? (
        <Rename todo={todo} onDone={onRenamed} onSave={(title) => actions.rename(todo.id, title)} />
      ) : (
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          title={todo.title}
          onClick={() => actions.open(todo.id)}
          className={cn(
            "h-full min-w-0 flex-1 truncate text-left",
            todo.completed && "text-muted-foreground line-through",
          )}
        >
          {todo.title}
        </button>
      )}
      {todo.dueDate ? <DueLabel date={todo.dueDate} done={todo.completed} /> : null}
      <span title={priorityLabels[priority]} className="hidden sm:inline-flex">
        <PriorityIcon priority={priority} />
        <span className="sr-only">Priority {priorityLabels[priority]}</span>
      </span>
      <Assignee userId={todo.assignedTo} />
    </div>
  );
});

type SelectProps = {
  todo: TodoItem;
  select: NonNullable<RowActions["select"]>;
  selected: boolean;
  shown: boolean;
};

function Select({ todo, select, selected, shown }: SelectProps) {
  return (
    <Checkbox
      aria-label={`Select “${todo.title}”`}
      checked={selected}
      tabIndex={-1}
      onClick={(event) => {
        event.preventDefault();
        select(todo.id, event.shiftKey);
      }}
      className={cn(
        "hidden md:inline-flex",
        !selected && !shown && "opacity-0 group-hover:opacity-100 focus-visible:opacity-100",
      )}
    />
  );
}

type CheckProps = { todo: TodoItem; writable: boolean; onChange: (completed: boolean) => void };

function Check({ todo, writable, onChange }: CheckProps) {
  if (writable) {
    return (
      <Checkbox
        round
        tabIndex={-1}
        aria-label={todo.completed ? `Reopen “${todo.title}”` : `Complete “${todo.title}”`}
        checked={todo.completed}
        onCheckedChange={onChange}
        className="size-4.5"
      />
    );
  }
  const Icon = todo.completed ? CircleCheck : Circle;
  return (
    <Icon
      role="img"
      aria-label={todo.completed ? "Completed" : "Open"}
      className="size-4.5 shrink-0 text-muted-foreground"
    />
  );
}

type RenameProps = { todo: TodoItem; onSave: (title: string) => void; onDone?: () => void };

function Rename({ todo, onSave, onDone }: RenameProps) {
  const [title, setTitle] = useState(todo.title);
  const save = () => {
    const trimmed = title.trim();
    if (trimmed && trimmed !== todo.title) onSave(trimmed);
    onDone?.();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person asked to type here
      autoFocus
      aria-label="Title"
      value={title}
      maxLength={todoLimits.title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") save();
        if (event.key === "Escape") onDone?.();
      }}
      className="h-7 min-w-0 flex-1 rounded-sm border border-input bg-background px-1.5"
    />
  );
}
