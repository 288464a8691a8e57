"use client";

import { useLocale, useTimeZone } from "next-intl";
import { useMemo } from "react";
import { dayWordsOf, formatDay, todayIn } from "@/lib/calendar";
import { type DateStyle, dueState, formatDate, isoDay, timeAgo } from "@/lib/format-date";
import { useCalendar } from "./calendar-provider";

/** Dates in the language and the time zone of the person. Days are yyyy-MM-dd, instants ISO text. */
export function useDates() {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const calendar = useCalendar();
  return useMemo(() => {
    const today = () => todayIn(timeZone, calendar);
    return {
      today,
      dayOf: (instant: string) => isoDay(new Date(instant), timeZone),
      formatDay: (day: string) => formatDay(day, today(), calendar?.words ?? dayWordsOf(locale)),
      dueState: (day: string) => dueState(day, today()),
      timeAgo: (instant: string) => timeAgo(instant, locale),
      fullTime: (instant: string) => formatDate(instant, "full", { locale, timeZone }),
      format: (value: string, style: DateStyle) => formatDate(value, style, { locale, timeZone }),
    };
  }, [locale, timeZone, calendar]);
}

export type Dates = ReturnType<typeof useDates>;
