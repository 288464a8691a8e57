"use client";

import { Calendar, FolderKanban, SignalHigh, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type RefObject } from "react";
import { FilterChip } from "@/components/filter-chip";
import { ListSearch } from "@/components/list/list-search";
import { ProjectDot } from "@/components/project-dot";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { Select } from "@/components/ui/select";
import { type TodoDueFilter, todoDueFilters, todoSorts, todoStatuses } from "@/domain/todo";
import { cn } from "@/lib/utils";
import { useMemberName, useProject } from "./todo-names";
import { AssigneePicker, usePriorityOptions } from "./todo-pickers";
import { ProjectPicker } from "./todo-project";
import { TeamChip } from "./todo-team";
import type { TodoFilters } from "./use-todo-filters";

type Props = { state: TodoFilters; searchRef: RefObject<HTMLInputElement | null> };

export const TodoFilterBar = memo(function TodoFilterBar({ state, searchRef }: Props) {
  const { filters, setFilters, narrowed, clear } = state;
  const t = useTranslations("todos");
  return (
    <search
      aria-label={t("filter.label")}
      className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6"
    >
      <StatusTabs value={filters.status} onChange={(status) => setFilters({ status })} />
      <ListSearch
        ref={searchRef}
        label={t("filter.searchLabel")}
        placeholder={t("filter.search")}
        value={filters.search}
        onChange={(search) => setFilters({ search })}
        className="sm:w-36 xl:w-52"
      />
      <ProjectChip value={filters.project} onChange={(project) => setFilters({ project })} />
      <AssigneeChip value={filters.assignee} onChange={(assignee) => setFilters({ assignee })} />
      <PriorityChip value={filters.priority} onChange={(priority) => setFilters({ priority })} />
      <DueChip value={filters.due} onChange={(due) => setFilters({ due })} />
      <TeamChip value={state.team} onChange={state.setTeam} />
      {narrowed ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden /> {t("clearFilters")}
        </Button>
      ) : null}
    </search>
  );
});

type ChipProps<T> = { value: T | null; onChange: (value: T | null) => void };

function ProjectChip({ value, onChange }: ChipProps<string>) {
  const t = useTranslations("todos");
  const noProject = { value: "none", label: t("noProject"), icon: <ProjectDot color={null} /> };
  const name = useProject()(value)?.name ?? (value ? noProject.label : null);
  return (
    <ProjectPicker
      value={value}
      onChange={onChange}
      first={noProject}
      placeholder={t("filter.projectHint")}
      trigger={<FilterChip icon={<FolderKanban aria-hidden />} label={t("filter.project")} value={name} />}
    />
  );
}

function AssigneeChip({ value, onChange }: ChipProps<string>) {
  const t = useTranslations("todos");
  const nameOf = useMemberName();
  const icon = <UserRound aria-hidden />;
  const special = [
    { value: "me", label: t("filter.me"), icon },
    { value: "none", label: t("nobody"), icon },
  ];
  const name = special.find((option) => option.value === value)?.label ?? nameOf(value);
  return (
    <AssigneePicker
      value={value}
      onChange={onChange}
      first={special}
      trigger={<FilterChip icon={icon} label={t("filter.assignee")} value={name} />}
    />
  );
}

function PriorityChip({ value, onChange }: ChipProps<number>) {
  const t = useTranslations("todos.filter");
  const options = usePriorityOptions();
  const name = options.find((option) => option.value === String(value))?.label;
  return (
    <Picker
      options={options}
      value={String(value ?? "")}
      onChange={(next) => onChange(Number(next))}
      placeholder={t("priorityHint")}
      trigger={<FilterChip icon={<SignalHigh aria-hidden />} label={t("priority")} value={name} />}
    />
  );
}

function DueChip({ value, onChange }: ChipProps<TodoDueFilter>) {
  const t = useTranslations("todos");
  return (
    <Picker
      options={todoDueFilters.map((each) => ({ value: each, label: t(`dueIn.${each}`) }))}
      value={value ?? ""}
      onChange={(next) => onChange(todoDueFilters.find((each) => each === next) ?? null)}
      placeholder={t("filter.dueHint")}
      trigger={
        <FilterChip
          icon={<Calendar aria-hidden />}
          label={t("filter.due")}
          value={value ? t(`dueIn.${value}`) : null}
        />
      }
    />
  );
}

export const TodoSortSelect = memo(function TodoSortSelect({ filters, setFilters }: TodoFilters) {
  const t = useTranslations("todos.sort");
  return (
    <Select
      aria-label={t("label")}
      options={todoSorts.map((value) => ({ value, label: t(`${value}`) }))}
      value={filters.sort}
      onValueChange={(sort) => setFilters({ sort })}
      className="w-auto border-transparent"
    />
  );
});

type StatusProps = {
  value: (typeof todoStatuses)[number];
  onChange: (value: (typeof todoStatuses)[number]) => void;
};

function StatusTabs({ value, onChange }: StatusProps) {
  const t = useTranslations("todos");
  return (
    <fieldset className="flex rounded-md bg-secondary p-0.5">
      <legend className="sr-only">{t("filter.status")}</legend>
      {todoStatuses.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={status === value}
          onClick={() => onChange(status)}
          className={cn(
            "h-7 rounded-sm px-2.5 text-dense",
            status === value
              ? "bg-background font-medium text-foreground shadow-xs"
              : "text-muted-foreground",
          )}
        >
          {t(`status.${status}`)}
        </button>
      ))}
    </fieldset>
  );
}
