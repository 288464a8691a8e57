"use client";

import { format, parseISO, startOfMonth, subDays } from "date-fns";
import { useTranslations } from "next-intl";
import { type ReactElement, useState } from "react";
import { Button } from "@/components/ui/button";
import { Calendar } from "@/components/ui/calendar";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useDates } from "@/components/use-dates";
import type { Translate } from "@/i18n/translate";

type Period = { from: string | null; to: string | null };

const iso = (date: Date) => format(date, "yyyy-MM-dd");

const quick = {
  today: (today: Date) => today,
  week: (today: Date) => subDays(today, 6),
  thirtyDays: (today: Date) => subDays(today, 29),
  month: startOfMonth,
};
const periods = ["today", "week", "thirtyDays", "month"] as const;

export function periodText(
  { from, to }: Period,
  formatDay: (day: string) => string,
  t: Translate<"audit">,
): string | null {
  if (from && to)
    return from === to ? formatDay(from) : t("period.between", { from: formatDay(from), to: formatDay(to) });
  if (from) return t("period.since", { day: formatDay(from) });
  return to ? t("period.until", { day: formatDay(to) }) : null;
}

type Props = Period & { onChange: (period: Period) => void; trigger: ReactElement };

/** First and last day, both included. */
export function PeriodPicker({ trigger, onChange, ...period }: Props) {
  const t = useTranslations("audit.period");
  const [open, setOpen] = useState(false);
  const choose = (next: Period) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger render={trigger} />
      <PopoverContent aria-label={t("label")} className="grid w-64 gap-2">
        <QuickPeriods onChoose={choose} />
        <RangeCalendar {...period} onChange={onChange} />
        {period.from || period.to ? (
          <Button variant="ghost" size="sm" onClick={() => choose({ from: null, to: null })}>
            {t("any")}
          </Button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function QuickPeriods({ onChoose }: { onChoose: (period: Period) => void }) {
  const t = useTranslations("audit.period");
  const { today } = useDates();
  return (
    <div className="flex flex-wrap gap-1">
      {periods.map((each) => (
        <Button
          key={each}
          variant="secondary"
          size="sm"
          onClick={() => onChoose({ from: iso(quick[each](parseISO(today()))), to: today() })}
        >
          {t(`${each}`)}
        </Button>
      ))}
    </div>
  );
}

function RangeCalendar({ from, to, onChange }: Period & { onChange: (period: Period) => void }) {
  const { today } = useDates();
  const [first, last] = [from ?? to, to ?? from].map((day) => (day ? parseISO(day) : undefined));
  return (
    <Calendar
      mode="range"
      selected={{ from: first, to: last }}
      defaultMonth={last}
      disabled={{ after: parseISO(today()) }}
      modifiersClassNames={{
        disabled: "opacity-40",
        range_middle: "[&>button]:bg-primary/12! [&>button]:text-foreground!",
      }}
      onSelect={(range) =>
        onChange({
          from: range?.from ? iso(range.from) : null,
          to: range?.to ? iso(range.to) : null,
        })
      }
    />
  );
}
