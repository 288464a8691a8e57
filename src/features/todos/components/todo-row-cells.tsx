"use client";

import { CalendarPlus, Circle, CircleCheck, FolderPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/utils";
import type { TodoItem } from "../cache";
import { useProject } from "./todo-names";
import { Assignee, DueLabel, knownPriority, PriorityIcon } from "./todo-parts";
import { ProjectName } from "./todo-project";
import type { TodoProperty } from "./todo-property-popover";

type SelectProps = {
  todo: TodoItem;
  select: (id: string, extend: boolean) => void;
  selected: boolean;
  shown: boolean;
};

export function SelectCell({ todo, select, selected, shown }: SelectProps) {
  const t = useTranslations("todos.row");
  return (
    <Checkbox
      aria-label={t("select", { title: todo.title })}
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

type CompleteProps = { todo: TodoItem; writable: boolean; onChange: (completed: boolean) => void };

export function CompleteCell({ todo, writable, onChange }: CompleteProps) {
  const t = useTranslations("todos.row");
  if (writable) {
    return (
      <Checkbox
        round
        tabIndex={-1}
        aria-label={t(todo.completed ? "reopen" : "complete", { title: todo.title })}
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
      aria-label={t(todo.completed ? "completed" : "open")}
      className="size-4.5 shrink-0 text-muted-foreground"
    />
  );
}

type CellProps = { todo: TodoItem; onEdit?: (property: TodoProperty) => void };

/** A property of the row: a button for those who may change it; keys reach it from the title. */
function Cell({
  property,
  onEdit,
  className,
  children,
}: Omit<CellProps, "todo"> & { property: TodoProperty; className?: string; children: ReactNode }) {
  const shape = cn("inline-flex h-full shrink-0 items-center", className);
  if (!onEdit) return <span className={shape}>{children}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-property={property}
      onClick={() => onEdit(property)}
      className={cn(shape, "rounded-sm")}
    >
      {children}
    </button>
  );
}

export function ProjectCell({ todo, onEdit }: CellProps) {
  const t = useTranslations("todos");
  const project = useProject()(todo.projectId);
  return (
    <Cell property="project" onEdit={onEdit} className="hidden sm:inline-flex lg:w-40">
      {project ? (
        <span
          title={project.name}
          className="inline-flex max-w-28 items-center gap-1.5 text-meta text-muted-foreground lg:max-w-full"
        >
          <span className="sr-only">{t("row.project")} </span>
          <ProjectName projectId={todo.projectId} />
        </span>
      ) : onEdit ? (
        <span title={t("row.addToProject")} className="opacity-0 group-hover:opacity-100">
          <FolderPlus aria-hidden className="size-4 text-muted-foreground" />
          <span className="sr-only">{t("noProject")}</span>
        </span>
      ) : null}
    </Cell>
  );
}

export function DueCell({ todo, onEdit }: CellProps) {
  const t = useTranslations("todos.row");
  return (
    <Cell
      property="due"
      onEdit={onEdit}
      className={cn("justify-end lg:w-24", !todo.dueDate && "hidden sm:inline-flex")}
    >
      {todo.dueDate ? (
        <DueLabel date={todo.dueDate} done={todo.completed} />
      ) : onEdit ? (
        <span title={t("setDueDate")} className="opacity-0 group-hover:opacity-100">
          <CalendarPlus aria-hidden className="size-4 text-muted-foreground" />
          <span className="sr-only">{t("noDueDate")}</span>
        </span>
      ) : null}
    </Cell>
  );
}

export function PriorityCell({ todo, onEdit }: CellProps) {
  const t = useTranslations("todos");
  const priority = knownPriority(todo.priority);
  const name = t(`priority.${priority}`);
  return (
    <Cell property="priority" onEdit={onEdit} className="hidden sm:inline-flex">
      <span title={name}>
        <PriorityIcon priority={priority} />
        <span className="sr-only">{t("row.priority", { name })}</span>
      </span>
    </Cell>
  );
}

export function AssigneeCell({ todo, onEdit }: CellProps) {
  return (
    <Cell property="assignee" onEdit={onEdit}>
      <Assignee userId={todo.assignedTo} />
    </Cell>
  );
}
