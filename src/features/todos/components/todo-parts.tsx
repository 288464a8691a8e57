"use client";

import { CircleAlert, SignalHigh, SignalLow, SignalMedium, UserRound } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { type TodoPriority, todoPriorities } from "@/domain/todo";
import { imageLabel } from "@/lib/image-label";
import { cn } from "@/lib/utils";
import { useMemberName } from "./todo-names";

export const knownPriority = (value: number): TodoPriority =>
  todoPriorities.find((each) => each === value) ?? 3;

const priorityIcons = { 1: CircleAlert, 2: SignalHigh, 3: SignalMedium, 4: SignalLow };

/** Decorative without a label. */
export function PriorityIcon({ priority, label }: { priority: TodoPriority; label?: string }) {
  const Icon = priorityIcons[priority];
  return (
    <Icon
      {...imageLabel(label)}
      className={cn("size-4 shrink-0", priority === 1 ? "text-destructive-text" : "text-muted-foreground")}
    />
  );
}

/** Decorative without a label. */
export function Assignee({ userId, label }: { userId: string | null; label?: string }) {
  const name = useMemberName()(userId);
  if (userId && name) return <Avatar name={name} seed={userId} label={label} />;
  return (
    <span
      {...imageLabel(label)}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border border-dashed text-muted-foreground"
    >
      <UserRound className="size-3.5" />
    </span>
  );
}
