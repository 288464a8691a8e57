"use client";

import { UserRound } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Picker, PickerList, type PickerTrigger } from "@/components/ui/picker";
import type { PickerOption } from "@/components/ui/picker-list";
import { priorityLabels, type TodoPriority, todoPriorities } from "@/domain/todo";
import { useMembers } from "./todo-names";
import { knownPriority, PriorityIcon } from "./todo-parts";
import { useTeams } from "./todo-team";

/** Heading of the people in no team. */
const others = "In no team";

const nobody: PickerOption = { value: "", label: "Nobody", icon: <UserRound aria-hidden /> };

export const priorityOptions: PickerOption[] = todoPriorities.map((priority) => ({
  value: String(priority),
  label: priorityLabels[priority],
  icon: <PriorityIcon priority={priority} />,
}));

type AssigneeProps = { value: string | null; onChange: (userId: string | null) => void };
type PriorityProps = { value: TodoPriority | null; onChange: (priority: TodoPriority) => void };
type WithTrigger = { trigger: PickerTrigger };

function useAssignee({ value, onChange }: AssigneeProps, first: PickerOption[]) {
  const teams = useTeams().data ?? [];
  const members = useMembers().data ?? [];
  const groups = [
    ...teams.map(({ name, members: inside }) => ({ name, inside })),
    { name: others, inside: null },
  ];
  const teamOf = (userId: string) =>
    groups.find(({ inside }) => !inside || inside.some((person) => person.userId === userId))?.name;
  const rank = (userId: string) => groups.findIndex(({ name }) => name === teamOf(userId));
  const people = members
    .toSorted((a, b) => rank(a.userId) - rank(b.userId))
    .map((member) => ({
      value: member.userId,
      label: member.name,
      keywords: [member.email, teamOf(member.userId) ?? ""],
      icon: <Avatar name={member.name} seed={member.userId} image={member.image} size="xs" />,
      group: teams.length > 0 ? teamOf(member.userId) : undefined,
    }));
  return {
    options: [...first, ...people],
    value: value ?? "",
    onChange: (next: string) => onChange(next || null),
    placeholder: "Assign to…",
  };
}

const priority = ({ value, onChange }: PriorityProps) => ({
  options: priorityOptions,
  value: String(value ?? ""),
  onChange: (next: string) => onChange(knownPriority(Number(next))),
  placeholder: "Set priority…",
});

export function AssigneeList(props: AssigneeProps) {
  return <PickerList {...useAssignee(props, [nobody])} />;
}

export function AssigneePicker({
  trigger,
  first = [nobody],
  ...props
}: AssigneeProps & WithTrigger & { first?: PickerOption[] }) {
  return <Picker {...useAssignee(props, first)} trigger={trigger} />;
}

export function PriorityList(props: PriorityProps) {
  return <PickerList {...priority(props)} />;
}

export function PriorityPicker({ trigger, ...props }: PriorityProps & WithTrigger) {
  return <Picker {...priority(props)} trigger={trigger} />;
}
