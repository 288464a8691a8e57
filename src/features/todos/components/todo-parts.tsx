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
import { dueState, formatDay } from "@/lib/dates";
import { cn } from "@/lib/utils";
import { trpc } from "@/trpc/react";

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
  const state = done ? "later" : dueState(date);
  const Icon = state === "overdue" ? CalendarX2 : CalendarClock;
  return (
    <span
      title={date}
      className={cn("inline-flex items-center gap-1 whitespace-nowrap tabular-nums", dueTones[state])}
    >
      {state === "overdue" || state === "today" ? <Icon aria-hidden className="size-3.5" /> : null}
      {state === "overdue" ? <span className="sr-only">Overdue: </span> : null}
      {formatDay(date)}
    </span>
  );
}

export function useMembers() {
  return trpc.members.list.useQuery(undefined, { staleTime: 60_000 });
}

/** The name of a person who may have left since; former members are asked for when `wanted` is no live one. */
export function useMemberName(wanted?: string | null) {
  const { data: members } = useMembers();
  const nameIn = (people: { userId: string; name: string }[] | undefined, userId: string) =>
    people?.find((each) => each.userId === userId)?.name;
  const former = trpc.members.former.useQuery(undefined, {
    staleTime: 60_000,
    enabled: Boolean(wanted && members && !nameIn(members, wanted)),
  });
  const unknown = members && !former.isLoading ? "Former member" : "…";
  return (userId: string | null) =>
    userId ? (nameIn(members, userId) ?? nameIn(former.data, userId) ?? unknown) : null;
}

export function Assignee({ userId }: { userId: string | null }) {
  const name = useMemberName(userId)(userId);
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
