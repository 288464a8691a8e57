"use client";

import { Activity, Calendar, Shapes, UserRound, X } from "lucide-react";
import { FilterChip } from "@/components/filter-chip";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { trpc } from "@/trpc/react";
import { actionOptions, kindOptions, knownAction, knownKind } from "./labels";
import { PeriodPicker, periodText } from "./period-picker";
import type { useAuditFilters } from "./use-audit-filters";

type Props = { state: ReturnType<typeof useAuditFilters> };

/** Choosing what is chosen already takes the filter off. */
export function AuditFilterBar({ state: { filters, setFilters, narrowed, clear } }: Props) {
  const { kind, person, action, from, to } = filters;
  const people = usePeople();
  const labelOf = (options: { value: string; label: string }[], value: string | null) =>
    options.find((option) => option.value === value)?.label;
  const personLabel = person && (labelOf(people, person) ?? "Former member");
  return (
    <search
      aria-label="Filter the audit log"
      className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6"
    >
      <Picker
        options={kindOptions}
        value={kind ?? ""}
        onChange={(value) => setFilters({ kind: value === kind ? null : knownKind(value) })}
        placeholder="Filter by kind…"
        trigger={
          <FilterChip wide icon={<Shapes aria-hidden />} label="Kind" value={labelOf(kindOptions, kind)} />
        }
      />
      <Picker
        options={people}
        value={person ?? ""}
        onChange={(value) => setFilters({ person: value === person ? null : value })}
        placeholder="Filter by person…"
        trigger={<FilterChip wide icon={<UserRound aria-hidden />} label="Person" value={personLabel} />}
      />
      <Picker
        options={actionOptions}
        value={action ?? ""}
        onChange={(value) => setFilters({ action: value === action ? null : knownAction(value) })}
        placeholder="Filter by action…"
        trigger={
          <FilterChip
            wide
            icon={<Activity aria-hidden />}
            label="Action"
            value={labelOf(actionOptions, action)}
          />
        }
      />
      <PeriodPicker
        from={from}
        to={to}
        onChange={setFilters}
        trigger={
          <FilterChip wide icon={<Calendar aria-hidden />} label="Days" value={periodText(from, to)} />
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

function usePeople() {
  const members = trpc.members.list.useQuery(undefined, { staleTime: 60_000 });
  return (members.data ?? []).map(({ userId, name, email }) => ({
    value: userId,
    label: name,
    keywords: [email],
    icon: <Avatar name={name} seed={userId} size="xs" />,
  }));
}
