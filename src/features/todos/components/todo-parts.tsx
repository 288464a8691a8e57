"use client";

import {
  CalendarClock,
  CalendarX2,
  CircleAlert,
  SignalHigh,
  SignalLow,
  SignalMedium,
  UserRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { useDates } from "@/components/use-dates";
import { type TodoPriority, todoPriorities } from "@/domain/todo";
import { cn } from "@/lib/utils";
import { useMemberName } from "./todo-names";

export const knownPriority = (value: number): TodoPriority =>
  todoPriorities.find((each) => each === value) ?? 3;

const priorityIcons = { 1: CircleAlert, 2: SignalHigh, 3: SignalMedium, 4: SignalLow };

export function PriorityIcon({ priority }: { priority: TodoPriority }) {
  const Icon = priorityIcons[priority];
  return (
    <Icon
      aria-hidden
      className={cn("size-4 shrink-0", priority === 1 ? "text-destructive-text" : "text-muted-foreground")}
    />
  );
}

const dueTones = {
  overdue: "text-destructive-text",
  today: "text-warning",
  soon: "text-foreground",
  later: "text-muted-foreground",
};

export function DueLabel({ date, done = false }: { date: string; done?: boolean }) {
  const t = useTranslations("todos.row");
  const { dueState, formatDay } = useDates();
  const state = done ? "later" : dueState(date);
  const Icon = state === "overdue" ? CalendarX2 : CalendarClock;
  return (
    <span
      title={date}
      className={cn("inline-flex items-center gap-1 whitespace-nowrap tabular-nums", dueTones[state])}
    >
      {state === "overdue" || state === "today" ? <Icon aria-hidden className="size-3.5" /> : null}
      {state === "overdue" ? <span className="sr-only">{t("overdue")} </span> : null}
      {formatDay(date)}
    </span>
  );
}

export function Assignee({ userId }: { userId: string | null }) {
  const t = useTranslations("todos");
  const name = useMemberName()(userId);
  if (!userId || !name) {
    return (
      <span
        title={t("nobody")}
        className="inline-flex size-6 items-center justify-center rounded-full border border-dashed text-muted-foreground"
      >
        <UserRound aria-hidden className="size-3.5" />
        <span className="sr-only">{t("row.assignedToNobody")}</span>
      </span>
    );
  }
  return (
    <span title={name} className="inline-flex">
      <Avatar name={name} seed={userId} />
      <span className="sr-only">{t("row.assigned", { name })}</span>
    </span>
  );
}
