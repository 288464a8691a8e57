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
import { Avatar } from "@/components/ui/avatar";
import { type TodoPriority, todoPriorities } from "@/domain/todo";
import { dueState, formatDate, formatDay } from "@/lib/dates";
import { useHydrated } from "@/lib/use-hydrated";
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

/** Relative to the person's day, which only the browser knows: the server draws the date itself. */
export function DueLabel({ date, done = false }: { date: string; done?: boolean }) {
  const hydrated = useHydrated();
  const state = done || !hydrated ? "later" : dueState(date);
  const Icon = state === "overdue" ? CalendarX2 : CalendarClock;
  return (
    <span
      title={date}
      className={cn("inline-flex items-center gap-1 whitespace-nowrap tabular-nums", dueTones[state])}
    >
      {state === "overdue" || state === "today" ? <Icon aria-hidden className="size-3.5" /> : null}
      {state === "overdue" ? <span className="sr-only">Overdue: </span> : null}
      {hydrated ? formatDay(date) : formatDate(date)}
    </span>
  );
}

export function Assignee({ userId }: { userId: string | null }) {
  const name = useMemberName()(userId);
  if (!userId || !name) {
    return (
      <span
        title="Nobody"
        className="inline-flex size-6 items-center justify-center rounded-full border border-dashed text-muted-foreground"
      >
        <UserRound aria-hidden className="size-3.5" />
        <span className="sr-only">Assigned to nobody</span>
      </span>
    );
  }
  return (
    <span title={name} className="inline-flex">
      <Avatar name={name} seed={userId} />
      <span className="sr-only">Assigned to {name}</span>
    </span>
  );
}
