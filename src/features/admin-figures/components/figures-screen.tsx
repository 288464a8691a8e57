"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsNumberLiteral, useQueryState } from "nuqs";
import { PageHeader } from "@/components/page-header";
import { Select } from "@/components/ui/select";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { type FigureDays, figureDays } from "@/domain/figures";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ActivePeople, SignUps, Storage } from "./day-charts";
import { FigureCards } from "./figure-cards";
import { ByPlan, Largest } from "./shares";

export function FiguresScreen() {
  const t = useTranslations("adminFigures");
  const [days, setDays] = useQueryState("days", parseAsNumberLiteral(figureDays).withDefault(30));
  const stats = trpc.admin.stats.useQuery({ days }, { placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title={t("title")}
        action={<Period days={days} onChange={(value) => void setDays(value)} />}
      />
      {stats.error ? (
        <ErrorState {...describeError(stats.error)} onRetry={() => stats.refetch()} />
      ) : stats.data ? (
        <div
          aria-busy={stats.isPlaceholderData}
          className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-8 px-4 pb-12 md:px-6"
        >
          <FigureCards stats={stats.data} />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
            <SignUps stats={stats.data} days={days} />
            <ActivePeople stats={stats.data} days={days} />
            <Storage stats={stats.data} days={days} />
            <div className="grid content-start gap-8">
              <ByPlan stats={stats.data} />
              <Largest stats={stats.data} />
            </div>
          </div>
        </div>
      ) : (
        <ListSkeleton rows={6} />
      )}
    </>
  );
}

function Period({ days, onChange }: { days: FigureDays; onChange: (days: FigureDays) => void }) {
  const t = useTranslations("adminFigures");
  const options = figureDays.map((each) => ({ value: String(each), label: t("days", { days: each }) }));
  return (
    <Select
      aria-label={t("period")}
      options={options}
      value={String(days)}
      onValueChange={(value) => onChange(figureDays.find((each) => String(each) === value) ?? 30)}
    />
  );
}
