"use client";

import { Building2, UserRound, VenetianMask, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { FilterChip } from "@/components/filter-chip";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { trpc } from "@/trpc/react";
import { ActionPicker, DaysPicker, KindPicker } from "./audit-filter-bar";
import type { useWideAuditFilters } from "./use-audit-filters";

type State = ReturnType<typeof useWideAuditFilters>;
type Filter = Pick<State, "filters" | "setFilters">;

/** Choosing what is chosen already takes the filter off. */
export function WideFilterBar({ state: { narrowed, clear, input: _, ...filter } }: { state: State }) {
  const t = useTranslations("audit.filter");
  const { impersonated } = filter.filters;
  return (
    <search aria-label={t("label")} className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6">
      <OrganizationPicker {...filter} />
      <PersonPicker {...filter} />
      <KindPicker {...filter} />
      <ActionPicker {...filter} />
      <DaysPicker {...filter} />
      <Button
        variant="outline"
        aria-pressed={Boolean(impersonated)}
        className={impersonated ? "border-primary/40 bg-primary/8" : "border-dashed"}
        onClick={() => void filter.setFilters({ impersonated: impersonated ? null : true })}
      >
        <VenetianMask aria-hidden /> {t("impersonated")}
      </Button>
      {narrowed ? (
        <Button variant="ghost" onClick={() => void clear()}>
          <X aria-hidden /> {t("clear")}
        </Button>
      ) : null}
    </search>
  );
}

/** What is looked up as somebody types; the answer before stays until the next one is here. */
const looking = { placeholderData: <T,>(previous: T | undefined) => previous, staleTime: 60_000 };

function OrganizationPicker({ filters: { organization }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed).trim().slice(0, 200) || undefined;
  const found = trpc.admin.organizations.list.useQuery({ search, limit: 20 }, looking);
  const chosen = trpc.admin.organizations.get.useQuery(
    { id: organization ?? "" },
    { enabled: organization !== null, retry: false },
  );
  const label = organization && (chosen.error ? t("everywhere.gone") : (chosen.data?.name ?? "…"));
  return (
    <Picker
      options={(found.data?.items ?? []).map(({ id, name, slug }) => ({
        value: id,
        label: `${name} (${slug})`,
        icon: <Avatar name={name} seed={id} size="xs" square />,
      }))}
      value={organization ?? ""}
      onChange={(value) => {
        setTyped("");
        void setFilters({ organization: value === organization ? null : value });
      }}
      search={{ text: typed, onType: setTyped }}
      placeholder={t("filter.organizationPlaceholder")}
      trigger={
        <FilterChip wide icon={<Building2 aria-hidden />} label={t("filter.organization")} value={label} />
      }
    />
  );
}

function PersonPicker({ filters: { person }, setFilters }: Filter) {
  const t = useTranslations("audit");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed).trim().slice(0, 200) || undefined;
  const found = trpc.admin.users.list.useQuery({ search, limit: 20 }, looking);
  const chosen = trpc.admin.users.get.useQuery(
    { id: person ?? "" },
    { enabled: person !== null, retry: false },
  );
  const label = person && (chosen.error ? t("formerMember") : (chosen.data?.name ?? "…"));
  return (
    <Picker
      options={(found.data?.items ?? []).map(({ id, name, email }) => ({
        value: id,
        label: `${name} (${email})`,
        icon: <Avatar name={name} seed={id} size="xs" />,
      }))}
      value={person ?? ""}
      onChange={(value) => {
        setTyped("");
        void setFilters({ person: value === person ? null : value });
      }}
      search={{ text: typed, onType: setTyped }}
      placeholder={t("filter.personPlaceholder")}
      trigger={<FilterChip wide icon={<UserRound aria-hidden />} label={t("filter.person")} value={label} />}
    />
  );
}
