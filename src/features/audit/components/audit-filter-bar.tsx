"use client";

import { Activity, Calendar, Shapes, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterChip } from "@/components/filter-chip";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { useDates } from "@/components/use-dates";
import { trpc } from "@/trpc/react";
import { actionOptions, kindOptions, knownAction, knownKind } from "./labels";
import { PeriodPicker, periodText } from "./period-picker";
import type { useAuditFilters } from "./use-audit-filters";

type State = ReturnType<typeof useAuditFilters>;
type Filter = Pick<State, "filters" | "setFilters">;

const labelOf = (options: { value: string; label: string }[], value: string | null) =>
  options.find((option) => option.value === value)?.label;

/** Choosing what is chosen already takes the filter off. */
export function AuditFilterBar({ state: { narrowed, clear, ...filter } }: { state: State }) {
  const t = useTranslations("audit.filter");
  return (
    <search aria-label={t("label")} className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6">
      <KindPicker {...filter} />
      <PersonPicker {...filter} />
      <ActionPicker {...filter} />
      <DaysPicker {...filter} />
      {narrowed ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden /> {t("clear")}
        </Button>
      ) : null}
    </search>
  );
}

export function KindPicker({ filters: { kind }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const options = kindOptions(t);
  return (
    <Picker
      options={options}
      value={kind ?? ""}
      onChange={(value) => setFilters({ kind: value === kind ? null : knownKind(value) })}
      placeholder={t("filter.kindPlaceholder")}
      trigger={
        <FilterChip
          wide
          icon={<Shapes aria-hidden />}
          label={t("filter.kind")}
          value={labelOf(options, kind)}
        />
      }
    />
  );
}

function PersonPicker({ filters: { person }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const people = usePeople();
  const label = person && (labelOf(people, person) ?? t("formerMember"));
  return (
    <Picker
      options={people}
      value={person ?? ""}
      onChange={(value) => setFilters({ person: value === person ? null : value })}
      placeholder={t("filter.personPlaceholder")}
      trigger={<FilterChip wide icon={<UserRound aria-hidden />} label={t("filter.person")} value={label} />}
    />
  );
}

export function ActionPicker({ filters: { action }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const options = actionOptions(t);
  return (
    <Picker
      options={options}
      value={action ?? ""}
      onChange={(value) => setFilters({ action: value === action ? null : knownAction(value) })}
      placeholder={t("filter.actionPlaceholder")}
      trigger={
        <FilterChip
          wide
          icon={<Activity aria-hidden />}
          label={t("filter.action")}
          value={labelOf(options, action)}
        />
      }
    />
  );
}

export function DaysPicker({ filters: { from, to }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const { formatDay } = useDates();
  return (
    <PeriodPicker
      from={from}
      to={to}
      onChange={setFilters}
      trigger={
        <FilterChip
          wide
          icon={<Calendar aria-hidden />}
          label={t("filter.days")}
          value={periodText({ from, to }, formatDay, t)}
        />
      }
    />
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
