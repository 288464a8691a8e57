import { addDays, addMonths, addWeeks, type Day, format, nextDay, parse } from "date-fns";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const formats = [
  "yyyy-MM-dd",
  "d MMM yyyy",
  "d MMMM yyyy",
  "d MMM",
  "d MMMM",
  "MMM d",
  "MMMM d",
  "d.M.yyyy",
  "d.M.",
];

const iso = (date: Date) => format(date, "yyyy-MM-dd");

/**
 * Understands "today", "tomorrow", "fri", "next monday", "in 2 weeks", "24 dec" and plain dates.
 * Answers an ISO date (yyyy-MM-dd), or null when the text means no date. Dates without a year lie ahead.
 */
export function parseDueDate(text: string, today: Date): string | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (!words) return null;
  if (words === "today") return iso(today);
  if (words === "tomorrow" || words === "tmr") return iso(addDays(today, 1));
  if (words === "next week") return iso(nextDay(today, 1));
  return inSome(words, today) ?? weekday(words, today) ?? written(words, today);
}

function inSome(words: string, today: Date): string | null {
  const match = /^(?:in )?(\d{1,3}) ?(d|day|days|w|week|weeks|month|months)$/.exec(words);
  if (!match) return null;
  const count = Number(match[1]);
  const unit = match[2]?.[0];
  if (unit === "d") return iso(addDays(today, count));
  return iso(unit === "w" ? addWeeks(today, count) : addMonths(today, count));
}

function weekday(words: string, today: Date): string | null {
  const name = words.replace(/^(next|on) /, "");
  if (name.length < 3) return null;
  const index = weekdays.findIndex((day) => day.startsWith(name));
  return index < 0 ? null : iso(nextDay(today, index as Day));
}

function written(words: string, today: Date): string | null {
  for (const pattern of formats) {
    const date = parse(words, pattern, today);
    if (Number.isNaN(date.getTime())) continue;
    const ahead = !pattern.includes("yyyy") && iso(date) < iso(today) ? addMonths(date, 12) : date;
    return iso(ahead);
  }
  return null;
}
