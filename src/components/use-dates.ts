"use client";

import { useLocale, useTimeZone } from "next-intl";
import { useMemo } from "react";
import { type DateStyle, dueState, formatDate, formatDay, isoDay, timeAgo } from "@/lib/format-date";

/** Dates in the language and the time zone of the person. Days are yyyy-MM-dd, instants ISO text. */
export function useDates() {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  return useMemo(() => {
    const today = () => isoDay(new Date(), timeZone);
    return {
      today,
      dayOf: (instant: string) => isoDay(new Date(instant), timeZone),
      formatDay: (day: string) => formatDay(day, today(), locale),
      dueState: (day: string) => dueState(day, today()),
      timeAgo: (instant: string) => timeAgo(instant, locale),
      fullTime: (instant: string) => formatDate(instant, "full", { locale, timeZone }),
      format: (value: string, style: DateStyle) => formatDate(value, style, { locale, timeZone }),
    };
  }, [locale, timeZone]);
}

export type Dates = ReturnType<typeof useDates>;
