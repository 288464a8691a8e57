"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { priorityLabels } from "@/domain/todo";
import { formatDay } from "@/lib/dates";
import type { RouterInputs, RouterOutputs } from "@/trpc/react";
import { Assignee, knownPriority, PriorityIcon, useMemberName } from "./todo-parts";
import { AssigneePicker, PriorityPicker } from "./todo-pickers";
import { ProjectName, ProjectPicker, useProject } from "./todo-project";

type Todo = RouterOutputs["todos"]["get"];
type Changes = Pick<RouterInputs["todos"]["update"], "projectId" | "assignedTo" | "priority" | "dueDate">;
type Props = { todo: Todo; writable: boolean; onSave: (changes: Changes) => void };

const button = "w-full justify-start font-normal";

export function Properties(props: Props) {
  const { todo, writable, onSave } = props;
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-3 gap-y-1.5 text-dense">
      <Row label="Project">
        <Project {...props} />
      </Row>
      <Row label="Assignee">
        <Person {...props} />
      </Row>
      <Row label="Priority">
        <Priority {...props} />
      </Row>
      <Row label="Due">
        {writable ? (
          <DatePicker
            aria-label="Due date"
            value={todo.dueDate}
            onChange={(dueDate) => onSave({ dueDate })}
            variant="ghost"
          />
        ) : todo.dueDate ? (
          formatDay(todo.dueDate)
        ) : (
          "No date"
        )}
      </Row>
    </dl>
  );
}

function Project({ todo: { projectId }, writable, onSave }: Props) {
  const name = useProject()(projectId)?.name ?? "No project";
  if (!writable) {
    return (
      <span className="flex items-center gap-2">
        <ProjectName projectId={projectId} />
      </span>
    );
  }
  return (
    <ProjectPicker
      value={projectId}
      onChange={(next) => onSave({ projectId: next })}
      trigger={
        <Button variant="ghost" className={button} aria-label={`Project: ${name}`}>
          <ProjectName projectId={projectId} dotClass="mx-0.75" />
        </Button>
      }
    />
  );
}

function Person({ todo: { assignedTo }, writable, onSave }: Props) {
  const name = useMemberName(assignedTo)(assignedTo) ?? "Nobody";
  if (!writable) return name;
  return (
    <AssigneePicker
      value={assignedTo}
      onChange={(next) => onSave({ assignedTo: next })}
      trigger={
        <Button variant="ghost" className={button} aria-label={`Assignee: ${name}`}>
          <Assignee userId={assignedTo} /> {name}
        </Button>
      }
    />
  );
}

function Priority({ todo, writable, onSave }: Props) {
  const priority = knownPriority(todo.priority);
  const label = priorityLabels[priority];
  if (!writable) return label;
  return (
    <PriorityPicker
      value={priority}
      onChange={(next) => onSave({ priority: next })}
      trigger={
        <Button variant="ghost" className={button} aria-label={`Priority: ${label}`}>
          <PriorityIcon priority={priority} /> {label}
        </Button>
      }
    />
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
