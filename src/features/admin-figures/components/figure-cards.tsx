"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatBytes } from "@/lib/format-bytes";
import type { RouterOutputs } from "@/trpc/react";

export type Stats = RouterOutputs["admin"]["stats"];

/** What there is now. */
export function FigureCards({ stats }: { stats: Stats }) {
  const t = useTranslations("adminFigures.card");
  const locale = useLocale();
  const { number } = useFormatter();
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Card label={t("people")} value={number(stats.users)} />
      <Card
        label={t("organizations")}
        value={number(stats.organizations)}
        note={stats.trashed > 0 ? t("trashed", { count: stats.trashed }) : null}
      />
      <Card label={t("sessions")} value={number(stats.sessions)} />
      <Card label={t("storage")} value={formatBytes(stats.storage, locale)} />
      <Card label={t("overdue")} value={number(stats.overdue)} alarm={stats.overdue > 0} />
      <Card label={t("activeDay")} value={number(stats.active.day)} />
      <Card label={t("activeWeek")} value={number(stats.active.week)} />
      <Card label={t("activeMonth")} value={number(stats.active.month)} />
    </dl>
  );
}

type CardProps = { label: string; value: string; note?: string | null; alarm?: boolean };

function Card({ label, value, note = null, alarm = false }: CardProps) {
  return (
    <div className="rounded-lg border p-3 sm:p-4">
      <dt className="text-dense text-muted-foreground">{label}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span className={`font-semibold text-title tabular-nums ${alarm ? "text-warning" : ""}`}>
          {value}
        </span>
        {note ? <span className="text-meta text-muted-foreground">{note}</span> : null}
      </dd>
    </div>
  );
}
