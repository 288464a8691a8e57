"use client";

import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Picker, PickerList, type PickerTrigger } from "@/components/ui/picker";
import type { PickerOption } from "@/components/ui/picker-list";
import { type TodoPriority, todoPriorities } from "@/domain/todo";
import { useMembers } from "./todo-names";
import { knownPriority, PriorityIcon } from "./todo-parts";
import { useTeams } from "./todo-team";

export function usePriorityOptions(): PickerOption[] {
  const t = useTranslations("todos.priority");
  return todoPriorities.map((priority) => ({
    value: String(priority),
    label: t(`${priority}`),
    icon: <PriorityIcon priority={priority} />,
  }));
}

type AssigneeProps = { value: string | null; onChange: (userId: string | null) => void };
type PriorityProps = { value: TodoPriority | null; onChange: (priority: TodoPriority) => void };
type WithTrigger = { trigger: PickerTrigger };

function useAssignee({ value, onChange }: AssigneeProps, first?: PickerOption[]) {
  const t = useTranslations("todos");
  const nobody = { value: "", label: t("nobody"), icon: <UserRound aria-hidden /> };
  const teams = useTeams().data ?? [];
  const members = useMembers().data ?? [];
  const groups = [
    ...teams.map(({ name, members: inside }) => ({ name, inside })),
    { name: t("team.none"), inside: null },
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
    options: [...(first ?? [nobody]), ...people],
    value: value ?? "",
    onChange: (next: string) => onChange(next || null),
    placeholder: t("pick.assignee"),
  };
}

function usePriority({ value, onChange }: PriorityProps) {
  const t = useTranslations("todos.pick");
  return {
    options: usePriorityOptions(),
    value: String(value ?? ""),
    onChange: (next: string) => onChange(knownPriority(Number(next))),
    placeholder: t("priority"),
  };
}

export function AssigneeList(props: AssigneeProps) {
  return <PickerList {...useAssignee(props)} />;
}

type AssigneePickerProps = AssigneeProps & WithTrigger & { first?: PickerOption[] };

export function AssigneePicker({ trigger, first, ...props }: AssigneePickerProps) {
  return <Picker {...useAssignee(props, first)} trigger={trigger} />;
}

export function PriorityList(props: PriorityProps) {
  return <PickerList {...usePriority(props)} />;
}

export function PriorityPicker({ trigger, ...props }: PriorityProps & WithTrigger) {
  return <Picker {...usePriority(props)} trigger={trigger} />;
}
