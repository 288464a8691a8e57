"use client";

import { eachDayOfInterval, format, parseISO, subDays } from "date-fns";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type Bar, BarChart } from "@/components/bar-chart";
import { useDates } from "@/components/use-dates";
import type { FigureDays } from "@/domain/figures";
import { formatBytes } from "@/lib/format-bytes";
import type { Stats } from "./figure-cards";

type Props = { stats: Stats; days: FigureDays };
type Counted = Stats["signUps"];

export function SignUps({ stats, days }: Props) {
  const t = useTranslations("adminFigures.signUps");
  const { number } = useFormatter();
  const bars = useBars({ counted: stats.signUps, days, since: null, told: number });
  const total = stats.signUps.reduce((sum, { count }) => sum + count, 0);
  return (
    <Chart
      title={t("title")}
      note={t("total", { count: total, days })}
      caption={t("caption")}
      bars={bars}
      told={number}
    />
  );
}

export function ActivePeople({ stats, days }: Props) {
  const t = useTranslations("adminFigures.active");
  const { number } = useFormatter();
  const bars = useBars({ counted: stats.activePeople, days, since: stats.activeSince, told: number });
  const note = useSince(stats.activeSince, days);
  return <Chart title={t("title")} note={note} caption={t("caption")} bars={bars} told={number} />;
}

export function Storage({ stats, days }: Props) {
  const t = useTranslations("adminFigures.storage");
  const locale = useLocale();
  const told = (bytes: number) => formatBytes(bytes, locale);
  const today = { day: lastDay(), count: stats.storage };
  const counted = [...stats.storageDays.filter(({ day }) => day !== today.day), today];
  const since = stats.storageSince ?? today.day;
  const bars = useBars({ counted, days, since, told });
  const note = useSince(since, days);
  return <Chart title={t("title")} note={note} caption={t("caption")} bars={bars} told={told} />;
}

/** Since when it is counted, while the chart goes further back. */
function useSince(since: string | null, days: FigureDays): string | null {
  const t = useTranslations("adminFigures");
  const { format: write } = useDates();
  if (since === null) return t("notYet");
  return since > firstDay(days) ? t("since", { date: write(since, "date") }) : null;
}

/** The server counts by days of UTC. */
const lastDay = () => new Date().toISOString().slice(0, 10);
const firstDay = (days: FigureDays) => format(subDays(parseISO(lastDay()), days - 1), "yyyy-MM-dd");

type Series = {
  counted: Counted;
  days: FigureDays;
  /** What lies before was not counted. */
  since: string | null;
  told: (value: number) => string;
};

function useBars({ counted, days, since, told }: Series): Bar[] {
  const t = useTranslations("adminFigures");
  const dates = useDates();
  const values = new Map(counted.map(({ day, count }) => [day, count]));
  return eachDayOfInterval({ start: parseISO(firstDay(days)), end: parseISO(lastDay()) }).map((date) => {
    const key = format(date, "yyyy-MM-dd");
    const value = values.get(key) ?? (since !== null && key < since ? null : 0);
    return { key, label: dates.format(key, "day"), value, text: value === null ? t("unknown") : told(value) };
  });
}

type ChartProps = {
  title: string;
  note: string | null;
  caption: string;
  bars: Bar[];
  told: (value: number) => string;
};

function Chart({ title, note, caption, bars, told }: ChartProps) {
  const t = useTranslations("adminFigures");
  const most = told(Math.max(0, ...bars.map(({ value }) => value ?? 0)));
  return (
    <Section title={title} note={note}>
      <BarChart summary={t("summary", { what: caption, most })} caption={caption} bars={bars} top={most} />
    </Section>
  );
}

export function Section({
  title,
  note,
  children,
}: {
  title: string;
  note?: string | null;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid content-start gap-3">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 id={id} className="font-semibold text-body">
          {title}
        </h2>
        {note ? <p className="text-dense text-muted-foreground">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}
