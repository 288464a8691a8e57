"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { useDates } from "@/components/use-dates";
import type { RouterInputs, RouterOutputs } from "@/trpc/react";
import { useMemberName, useProject } from "./todo-names";
import { Assignee, knownPriority, PriorityIcon } from "./todo-parts";
import { AssigneePicker, PriorityPicker } from "./todo-pickers";
import { ProjectName, ProjectPicker } from "./todo-project";

type Todo = RouterOutputs["todos"]["get"];
type Changes = Pick<RouterInputs["todos"]["update"], "projectId" | "assignedTo" | "priority" | "dueDate">;
type Props = { todo: Todo; writable: boolean; onSave: (changes: Changes) => void };

const button = "w-full justify-start font-normal";

export function Properties(props: Props) {
  const t = useTranslations("panel");
  const { formatDay } = useDates();
  const { todo, writable, onSave } = props;
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-3 gap-y-1.5 text-dense">
      <Row label={t("field.projectId")}>
        <Project {...props} />
      </Row>
      <Row label={t("field.assignedTo")}>
        <Person {...props} />
      </Row>
      <Row label={t("field.priority")}>
        <Priority {...props} />
      </Row>
      <Row label={t("field.dueDate")}>
        {writable ? (
          <DatePicker
            aria-label={t("properties.dueDate")}
            value={todo.dueDate}
            onChange={(dueDate) => onSave({ dueDate })}
            variant="ghost"
          />
        ) : todo.dueDate ? (
          formatDay(todo.dueDate)
        ) : (
          t("properties.noDate")
        )}
      </Row>
    </dl>
  );
}

function Project({ todo: { projectId }, writable, onSave }: Props) {
  const t = useTranslations("panel.properties");
  const name = useProject()(projectId)?.name ?? t("noProject");
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
        <Button variant="ghost" className={button} aria-label={t("project", { name })}>
          <ProjectName projectId={projectId} dotClass="mx-0.75" />
        </Button>
      }
    />
  );
}

function Person({ todo: { assignedTo }, writable, onSave }: Props) {
  const t = useTranslations("panel.properties");
  const name = useMemberName()(assignedTo) ?? t("nobody");
  if (!writable) return name;
  return (
    <AssigneePicker
      value={assignedTo}
      onChange={(next) => onSave({ assignedTo: next })}
      trigger={
        <Button variant="ghost" className={button} aria-label={t("assignee", { name })}>
          <Assignee userId={assignedTo} /> <span className="truncate">{name}</span>
        </Button>
      }
    />
  );
}

function Priority({ todo, writable, onSave }: Props) {
  const t = useTranslations("panel");
  const priority = knownPriority(todo.priority);
  const name = t(`priority.${priority}`);
  if (!writable) return name;
  return (
    <PriorityPicker
      value={priority}
      onChange={(next) => onSave({ priority: next })}
      trigger={
        <Button variant="ghost" className={button} aria-label={t("properties.priority", { name })}>
          <PriorityIcon priority={priority} /> {name}
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
