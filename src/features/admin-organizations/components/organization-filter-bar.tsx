"use client";

import { Activity, CreditCard, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterChip } from "@/components/filter-chip";
import { ListSearch } from "@/components/list/list-search";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { organizationStates } from "@/domain/organization";
import { planIds, plans } from "@/domain/plans";
import type { OrganizationFilters } from "./use-organization-filters";

type Filter = Pick<OrganizationFilters, "filters" | "setFilters">;

/** Choosing what is chosen already takes the filter off. */
export function OrganizationFilterBar({ narrowed, clear, ...filter }: Omit<OrganizationFilters, "input">) {
  const t = useTranslations("adminOrganizations");
  return (
    <search
      aria-label={t("filter.label")}
      className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6"
    >
      <ListSearch
        label={t("search")}
        placeholder={t("placeholder")}
        value={filter.filters.search ?? ""}
        onChange={(search) => void filter.setFilters({ search })}
      />
      <PlanPicker {...filter} />
      <StatePicker {...filter} />
      {narrowed ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden /> {t("filter.clear")}
        </Button>
      ) : null}
    </search>
  );
}

function PlanPicker({ filters: { plan }, setFilters }: Filter) {
  const t = useTranslations("adminOrganizations.filter");
  return (
    <Picker
      options={planIds.map((value) => ({ value, label: plans[value].name }))}
      value={plan ?? ""}
      onChange={(value) =>
        void setFilters({ plan: value === plan ? null : (planIds.find((each) => each === value) ?? null) })
      }
      placeholder={t("planPlaceholder")}
      trigger={
        <FilterChip icon={<CreditCard aria-hidden />} label={t("plan")} value={plan && plans[plan].name} />
      }
    />
  );
}

function StatePicker({ filters: { state }, setFilters }: Filter) {
  const t = useTranslations("adminOrganizations");
  const known = (value: string) => organizationStates.find((each) => each === value) ?? null;
  return (
    <Picker
      options={organizationStates.map((value) => ({ value, label: t(`state.${value}`) }))}
      value={state ?? ""}
      onChange={(value) => void setFilters({ state: value === state ? null : known(value) })}
      placeholder={t("filter.statePlaceholder")}
      trigger={
        <FilterChip
          wide
          icon={<Activity aria-hidden />}
          label={t("filter.state")}
          value={state && t(`state.${state}`)}
        />
      }
    />
  );
}
