"use client";

import { parseISO } from "date-fns";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { DayPicker } from "react-day-picker";
import { de } from "react-day-picker/locale/de";
import { useDates } from "../use-dates";

const button =
  "inline-flex size-8 items-center justify-center rounded-md text-dense hover:bg-accent aria-disabled:opacity-40";

export function Calendar(props: ComponentProps<typeof DayPicker>) {
  const { today } = useDates();
  return (
    <DayPicker
      locale={useLocale() === "de" ? de : undefined}
      today={parseISO(today())}
      showOutsideDays
      weekStartsOn={1}
      classNames={{
        months: "relative",
        month_caption: "flex h-8 items-center px-2 font-medium text-dense",
        nav: "absolute top-0 right-0 flex",
        button_previous: button,
        button_next: button,
        month_grid: "mt-1 border-collapse",
        weekday: "size-8 font-normal text-meta text-muted-foreground",
        day: "size-8 p-0 text-center",
        day_button: `${button} tabular-nums`,
        today: "font-semibold text-accent-text",
        selected: "[&>button]:bg-primary [&>button]:text-primary-foreground",
        outside: "text-muted-foreground opacity-60",
      }}
      components={{ Chevron: MonthChevron }}
      {...props}
    />
  );
}

function MonthChevron({ orientation }: { orientation?: "left" | "right" | "up" | "down" }) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight;
  return <Icon aria-hidden className="size-4" />;
}
