"use client";

import { createContext, type ReactNode, use } from "react";
import type { Calendar } from "@/lib/calendar";

const CalendarContext = createContext<Calendar | undefined>(undefined);

/** The calendar that came with the page; undefined where none did. */
export const useCalendar = () => use(CalendarContext);

/** Gives the screens inside the calendar that the server wrote down for the person. */
export function CalendarProvider({ calendar, children }: { calendar: Calendar; children: ReactNode }) {
  return <CalendarContext value={calendar}>{children}</CalendarContext>;
}
