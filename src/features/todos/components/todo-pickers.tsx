"use client";

import { UserRound } from "lucide-react";
import type { ReactElement } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Picker, type PickerOption } from "@/components/ui/picker";
import { priorityLabels, type TodoPriority, todoPriorities } from "@/domain/todo";
import { PriorityIcon, useMembers } from "./todo-parts";

const nobody: PickerOption = { value: "", label: "Nobody", icon: <UserRound aria-hidden /> };

type AssigneeProps = {
  value: string | null;
  onChange: (userId: string | null) => void;
  trigger: ReactElement;
  extra?: PickerOption[];
};

export function AssigneePicker({ value, onChange, trigger, extra = [] }: AssigneeProps) {
  const members = useMembers();
  const people = (members.data ?? []).map((member) => ({
    value: member.userId,
    label: member.name,
    keywords: [member.email],
    icon: <Avatar name={member.name} seed={member.userId} size="xs" />,
  }));
  return (
    <Picker
      options={[...extra, ...(extra.length ? [] : [nobody]), ...people]}
      value={value ?? ""}
      onChange={(next) => onChange(next || null)}
      placeholder="Assign to…"
      trigger={trigger}
    />
  );
}

const priorityOptions = todoPriorities.map((priority) => ({
  value: String(priority),
  label: priorityLabels[priority],
  icon: <PriorityIcon priority={priority} />,
}));

type PriorityProps = {
  value: TodoPriority | null;
  onChange: (priority: TodoPriority) => void;
  trigger: ReactElement;
};

export function PriorityPicker({ value, onChange, trigger }: PriorityProps) {
  return (
    <Picker
      options={priorityOptions}
      value={String(value ?? "")}
      onChange={(next) => onChange(todoPriorities.find((each) => String(each) === next) ?? 3)}
      placeholder="Set priority…"
      trigger={trigger}
    />
  );
}
