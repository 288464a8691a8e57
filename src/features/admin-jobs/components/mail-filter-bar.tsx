"use client";

import { Activity, Shapes, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterChip } from "@/components/filter-chip";
import { ListSearch } from "@/components/list/list-search";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { accountLimits } from "@/domain/account";
import type { useMailFilters } from "./use-mail-filters";
import { mailKindOptions, mailStateOptions } from "./words";

type Props = { state: ReturnType<typeof useMailFilters> };

/** Choosing what is chosen already takes the filter off. */
export function MailFilterBar({ state: [filters, setFilters] }: Props) {
  const t = useTranslations("adminJobs.mails");
  const narrowed = filters.address || filters.state || filters.kind;
  return (
    <search
      aria-label={t("filters")}
      className="flex flex-wrap items-center gap-2 border-b px-4 pb-3 md:px-6"
    >
      <ListSearch
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={filters.address}
        maxLength={accountLimits.email}
        onChange={(address) => setFilters({ address })}
      />
      <Pickers state={[filters, setFilters]} />
      {narrowed ? (
        <Button variant="ghost" onClick={() => setFilters(null)}>
          <X aria-hidden /> {t("clear")}
        </Button>
      ) : null}
    </search>
  );
}

function Pickers({ state: [filters, setFilters] }: Props) {
  const t = useTranslations("adminJobs");
  const states = mailStateOptions(t);
  const kinds = mailKindOptions(t);
  const chosen = <V extends string>(options: { value: V }[], value: string, before: V | null) =>
    options.find((each) => each.value === value && value !== before)?.value ?? null;
  return (
    <>
      <Picker
        options={states}
        value={filters.state ?? ""}
        onChange={(value) => setFilters({ state: chosen(states, value, filters.state) })}
        placeholder={t("mails.statePlaceholder")}
        trigger={
          <FilterChip
            wide
            icon={<Activity aria-hidden />}
            label={t("mails.state")}
            value={filters.state && t(`mailState.${filters.state}`)}
          />
        }
      />
      <Picker
        options={kinds}
        value={filters.kind ?? ""}
        onChange={(value) => setFilters({ kind: chosen(kinds, value, filters.kind) })}
        placeholder={t("mails.kindPlaceholder")}
        trigger={
          <FilterChip
            wide
            icon={<Shapes aria-hidden />}
            label={t("mails.kind")}
            value={filters.kind && t(`kind.${filters.kind}`)}
          />
        }
      />
    </>
  );
}
