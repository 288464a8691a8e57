"use client";

import { format, parseISO, startOfMonth, subDays } from "date-fns";
import { type ReactElement, useState } from "react";
import { Button } from "@/components/ui/button";
import { Calendar } from "@/components/ui/calendar";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatDay } from "@/lib/dates";

type Period = { from: string | null; to: string | null };

const iso = (date: Date) => format(date, "yyyy-MM-dd");

const quick: { label: string; first: (today: Date) => Date }[] = [
  { label: "Today", first: (today) => today },
  { label: "Last 7 days", first: (today) => subDays(today, 6) },
  { label: "Last 30 days", first: (today) => subDays(today, 29) },
  { label: "This month", first: startOfMonth },
];

export function periodText(from: string | null, to: string | null): string | null {
  if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
  if (from) return `since ${formatDay(from)}`;
  return to ? `until ${formatDay(to)}` : null;
}

type Props = Period & { onChange: (period: Period) => void; trigger: ReactElement };

/** First and last day, both included. */
export function PeriodPicker({ trigger, onChange, ...period }: Props) {
  const [open, setOpen] = useState(false);
  const choose = (next: Period) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger render={trigger} />
      <PopoverContent aria-label="Filter by days" className="grid w-64 gap-2">
        <div className="flex flex-wrap gap-1">
          {quick.map(({ label, first }) => (
            <Button
              key={label}
              variant="secondary"
              size="sm"
              onClick={() => choose({ from: iso(first(new Date())), to: iso(new Date()) })}
            >
              {label}
            </Button>
          ))}
        </div>
        <RangeCalendar {...period} onChange={onChange} />
        {period.from || period.to ? (
          <Button variant="ghost" size="sm" onClick={() => choose({ from: null, to: null })}>
            Any day
          </Button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function RangeCalendar({ from, to, onChange }: Period & { onChange: (period: Period) => void }) {
  const [first, last] = [from ?? to, to ?? from].map((day) => (day ? parseISO(day) : undefined));
  return (
    <Calendar
      mode="range"
      selected={{ from: first, to: last }}
      defaultMonth={last}
      disabled={{ after: new Date() }}
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
