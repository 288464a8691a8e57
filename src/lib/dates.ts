import { differenceInCalendarDays, format, formatDistanceToNowStrict, isSameYear, parseISO } from "date-fns";

/** The person's day as yyyy-MM-dd. */
export const todayIso = () => format(new Date(), "yyyy-MM-dd");

/** Relative near today ("Tomorrow", "Friday"), absolute elsewhere ("3 Dec", "3 Dec 2027"). */
export function formatDay(isoDate: string, today = new Date()): string {
  const date = parseISO(isoDate);
  const days = differenceInCalendarDays(date, today);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  if (days > 1 && days < 7) return format(date, "EEEE");
  return format(date, isSameYear(date, today) ? "d MMM" : "d MMM yyyy");
}

/** "3 Dec": the same wherever and whenever it is drawn. */
export const formatDate = (isoDate: string) => format(parseISO(isoDate), "d MMM");

export type DueState = "overdue" | "today" | "soon" | "later";

export function dueState(isoDate: string, today = new Date()): DueState {
  const days = differenceInCalendarDays(parseISO(isoDate), today);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= 2 ? "soon" : "later";
}

/** "3 hours ago", for an instant given as ISO text. */
export const timeAgo = (instant: string) => formatDistanceToNowStrict(parseISO(instant), { addSuffix: true });

/** Date and time in full, for a tooltip or `title`. */
export const fullTime = (instant: string) => format(parseISO(instant), "EEEE, d MMMM yyyy, HH:mm");
