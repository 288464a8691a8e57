"use client";

import { Calendar, FolderKanban, Search, SignalHigh, UserRound, X } from "lucide-react";
import type { RefObject } from "react";
import { FilterChip } from "@/components/filter-chip";
import { ProjectDot } from "@/components/project-dot";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Picker } from "@/components/ui/picker";
import { Select } from "@/components/ui/select";
import { type TodoSort, todoStatuses } from "@/domain/todo";
import { cn } from "@/lib/utils";
import { useMemberName, useProject } from "./todo-names";
import { AssigneePicker, priorityOptions } from "./todo-pickers";
import { ProjectPicker } from "./todo-project";
import { TeamChip } from "./todo-team";
import type { useTodoFilters } from "./use-todo-filters";

const statusLabels = { open: "Open", completed: "Completed", all: "All" };
const dueLabels = { overdue: "Overdue", today: "Today", week: "Next 7 days", none: "No date" };
const sortLabels: Record<TodoSort, string> = {
  newest: "Newest first",
  due: "Due date",
  priority: "Priority",
  title: "Title",
  manual: "By hand",
};
const sortOptions = (Object.keys(sortLabels) as TodoSort[]).map((value) => ({
  value,
  label: sortLabels[value],
}));
const dueOptions = Object.entries(dueLabels).map(([value, label]) => ({ value, label }));

type Props = { state: ReturnType<typeof useTodoFilters>; searchRef: RefObject<HTMLInputElement | null> };

export function TodoFilterBar({ state, searchRef }: Props) {
  const { filters, setFilters, narrowed, clear } = state;
  const { assignee, priority, due } = filters;
  const nameOf = useMemberName();
  const assigneeLabel = assignee === "me" ? "Me" : assignee === "none" ? "Nobody" : nameOf(assignee);
  const special = [
    { value: "me", label: "Me", icon: <UserRound aria-hidden /> },
    { value: "none", label: "Nobody", icon: <UserRound aria-hidden /> },
  ];
  const priorityLabel = priority
    ? priorityOptions.find((option) => option.value === String(priority))?.label
    : null;
  return (
    <search
      aria-label="Filter todos"
      className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6"
    >
      <StatusTabs value={filters.status} onChange={(status) => setFilters({ status })} />
      <div className="relative w-full sm:w-36 xl:w-52">
        <Search
          aria-hidden
          className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          ref={searchRef}
          type="search"
          aria-label="Search todos"
          placeholder="Search"
          value={filters.search}
          onChange={(event) => setFilters({ search: event.target.value || null })}
          className="pl-8"
        />
      </div>
      <ProjectChip value={filters.project} onChange={(project) => setFilters({ project })} />
      <TeamChip value={state.team} onChange={state.setTeam} />
      <AssigneePicker
        value={assignee}
        onChange={(value) => setFilters({ assignee: value })}
        first={special}
        trigger={<FilterChip icon={<UserRound aria-hidden />} label="Assignee" value={assigneeLabel} />}
      />
      <Picker
        options={priorityOptions}
        value={String(priority ?? "")}
        onChange={(value) => setFilters({ priority: Number(value) })}
        placeholder="Filter by priority…"
        trigger={<FilterChip icon={<SignalHigh aria-hidden />} label="Priority" value={priorityLabel} />}
      />
      <Picker
        options={dueOptions}
        value={due ?? ""}
        onChange={(value) => setFilters({ due: dueOptionOf(value) })}
        placeholder="Filter by due date…"
        trigger={
          <FilterChip icon={<Calendar aria-hidden />} label="Due" value={due ? dueLabels[due] : null} />
        }
      />
      {narrowed ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden /> Clear filters
        </Button>
      ) : null}
    </search>
  );
}

const noProject = { value: "none", label: "No project", icon: <ProjectDot color={null} /> };

type ProjectChipProps = { value: string | null; onChange: (value: string | null) => void };

function ProjectChip({ value, onChange }: ProjectChipProps) {
  const name = useProject()(value)?.name ?? (value ? noProject.label : null);
  return (
    <ProjectPicker
      value={value}
      onChange={onChange}
      first={noProject}
      placeholder="Filter by project…"
      trigger={<FilterChip icon={<FolderKanban aria-hidden />} label="Project" value={name} />}
    />
  );
}

export function TodoSortSelect({ filters, setFilters }: ReturnType<typeof useTodoFilters>) {
  return (
    <Select
      aria-label="Sort"
      options={sortOptions}
      value={filters.sort}
      onValueChange={(sort) => setFilters({ sort })}
      className="w-auto border-transparent"
    />
  );
}

const dueOptionOf = (value: string) =>
  value === "overdue" || value === "today" || value === "week" || value === "none" ? value : null;

type StatusProps = {
  value: (typeof todoStatuses)[number];
  onChange: (value: (typeof todoStatuses)[number]) => void;
};

function StatusTabs({ value, onChange }: StatusProps) {
  return (
    <fieldset className="flex rounded-md bg-secondary p-0.5">
      <legend className="sr-only">Status</legend>
      {todoStatuses.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={status === value}
          onClick={() => onChange(status)}
          className={cn(
            "h-7 rounded-sm px-2.5 text-dense text-muted-foreground",
            status === value && "bg-background font-medium text-foreground shadow-xs",
          )}
        >
          {statusLabels[status]}
        </button>
      ))}
    </fieldset>
  );
}
