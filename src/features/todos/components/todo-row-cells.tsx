"use client";

import { CalendarClock, CalendarX2, Circle, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { ProjectDot } from "@/components/project-dot";
import { Checkbox } from "@/components/ui/checkbox";
import { useDates } from "@/components/use-dates";
import type { Translate } from "@/i18n/translate";
import { cn } from "@/lib/utils";
import type { TodoItem } from "../cache";
import { useMemberName, useProject } from "./todo-names";
import { Assignee, knownPriority, PriorityIcon } from "./todo-parts";
import type { TodoProperty } from "./todo-property-popover";

type SelectProps = {
  t: Translate<"todos">;
  todo: TodoItem;
  select: (id: string, extend: boolean) => void;
  selected: boolean;
  shown: boolean;
};

export function SelectCell({ t, todo, select, selected, shown }: SelectProps) {
  return (
    <Checkbox
      aria-label={t("row.select", { title: todo.title })}
      checked={selected}
      tabIndex={-1}
      onClick={(event) => {
        event.preventDefault();
        select(todo.id, event.shiftKey);
      }}
      quiet={!shown}
      className="hidden md:inline-flex"
    />
  );
}

type CompleteProps = {
  t: Translate<"todos">;
  todo: TodoItem;
  writable: boolean;
  onChange: (completed: boolean) => void;
};

export function CompleteCell({ t, todo, writable, onChange }: CompleteProps) {
  if (writable) {
    return (
      <Checkbox
        round
        tabIndex={-1}
        aria-label={t(todo.completed ? "row.reopen" : "row.complete", { title: todo.title })}
        checked={todo.completed}
        onCheckedChange={onChange}
      />
    );
  }
  const Icon = todo.completed ? CircleCheck : Circle;
  return (
    <Icon
      role="img"
      aria-label={t(todo.completed ? "row.completed" : "row.open")}
      className="size-4.5 shrink-0 text-muted-foreground"
    />
  );
}

type CellProps = { t: Translate<"todos">; todo: TodoItem; onEdit?: (property: TodoProperty) => void };

type Shape = {
  property: TodoProperty;
  title: string;
  /** What is read aloud where the content says nothing. */
  label?: string;
  className?: string;
  children?: ReactNode;
};

/** A property of the row: a button for those who may change it; keys reach it from the title. */
function Cell({ property, title, label, onEdit, className, children }: Pick<CellProps, "onEdit"> & Shape) {
  const shape = cn("base:inline-flex h-full shrink-0 items-center", className);
  if (!onEdit) {
    return (
      <span title={title} className={shape}>
        {children}
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      title={title}
      aria-label={label}
      data-property={property}
      onClick={() => onEdit(property)}
      className={cn(shape, "rounded-sm")}
    >
      {children}
    </button>
  );
}

/** What may be added is drawn when a pointer is over the row, and costs nothing until then. */
const addIcon = "w-4 bg-no-repeat";

export function ProjectCell({ t, todo, onEdit }: CellProps) {
  const project = useProject()(todo.projectId);
  const shape =
    "hidden max-w-28 gap-1.5 text-meta text-muted-foreground sm:inline-flex lg:w-40 lg:max-w-none";
  if (!project) {
    return (
      <Cell
        property="project"
        title={t(onEdit ? "row.addToProject" : "noProject")}
        label={t("noProject")}
        onEdit={onEdit}
        className={cn(shape, addIcon, "bg-left group-hover:bg-folder-plus")}
      />
    );
  }
  return (
    <Cell property="project" title={project.name} onEdit={onEdit} className={shape}>
      <ProjectDot color={project.color} label={t("row.project")} />
      <span className="truncate">{project.name}</span>
    </Cell>
  );
}

const dueTones = {
  overdue: "text-destructive-text",
  today: "text-warning",
  soon: "text-foreground",
  later: "text-muted-foreground",
};

export function DueCell({ t, todo, onEdit }: CellProps) {
  const { dueState, formatDay } = useDates();
  const { dueDate } = todo;
  if (!dueDate) {
    return (
      <Cell
        property="due"
        title={t(onEdit ? "row.setDueDate" : "row.noDueDate")}
        label={t("row.noDueDate")}
        onEdit={onEdit}
        className={cn("hidden sm:inline-flex lg:w-24", addIcon, "bg-right group-hover:bg-calendar-plus")}
      />
    );
  }
  const state = todo.completed ? "later" : dueState(dueDate);
  return (
    <Cell
      property="due"
      title={dueDate}
      onEdit={onEdit}
      className={cn("justify-end gap-1 whitespace-nowrap tabular-nums lg:w-24", dueTones[state])}
    >
      {state === "overdue" ? (
        <CalendarX2 role="img" aria-label={t("row.overdue")} className="size-3.5" />
      ) : state === "today" ? (
        <CalendarClock className="size-3.5" />
      ) : null}
      {formatDay(dueDate)}
    </Cell>
  );
}

export function PriorityCell({ t, todo, onEdit }: CellProps) {
  const priority = knownPriority(todo.priority);
  const name = t(`priority.${priority}`);
  return (
    <Cell property="priority" title={name} onEdit={onEdit} className="hidden sm:inline-flex">
      <PriorityIcon priority={priority} label={t("row.priority", { name })} />
    </Cell>
  );
}

export function AssigneeCell({ t, todo, onEdit }: CellProps) {
  const name = useMemberName()(todo.assignedTo);
  return (
    <Cell property="assignee" title={name ?? t("nobody")} onEdit={onEdit}>
      <Assignee
        userId={todo.assignedTo}
        label={name ? t("row.assigned", { name }) : t("row.assignedToNobody")}
      />
    </Cell>
  );
}
