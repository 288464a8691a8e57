import { addDays, addMonths, addWeeks, type Day, format, nextDay } from "date-fns";

const weekdays = [
  ["sonntag", "sunday"],
  ["montag", "monday"],
  ["dienstag", "tuesday"],
  ["mittwoch", "wednesday"],
  ["donnerstag", "thursday"],
  ["freitag", "friday"],
  ["samstag", "saturday", "sonnabend"],
];
const months = [
  ["january", "januar", "janner"],
  ["february", "februar", "feber"],
  ["march", "marz", "maerz", "mrz"],
  ["april"],
  ["may", "mai"],
  ["june", "juni"],
  ["july", "juli"],
  ["august"],
  ["september"],
  ["october", "oktober"],
  ["november"],
  ["december", "dezember"],
];

const germanNext = "(?:nachste|naechste|kommende)[nr]?";
const nextWeek = new RegExp(`^(?:next week|${germanNext} woche)$`);
const beforeWeekday = new RegExp(`^(?:on |am )?(?:(?:next|${germanNext}) )?`);
const inSomeTime =
  /^(?:in )?(?<count>\d{1,3}|eine[mr]?) ?(?<unit>d|days?|t|tag|tagen?|w|weeks?|wochen?|months?|monat|monaten?)$/;
const yearFirst = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/;
const monthFirst = /^(?<name>[a-z]{3,})\.? (?<day>\d{1,2})$/;
const dayFirst =
  /^(?<day>\d{1,2})(?:\. ?(?<month>\d{1,2})\.|\.? ?(?<name>[a-z]{3,})\.?)(?: ?(?<year>\d{4}|\d\d))?$/;

const iso = (date: Date) => format(date, "yyyy-MM-dd");
const withoutMarks = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

/**
 * Understands "today", "tomorrow", "fri", "next monday", "in 2 weeks", "24 dec" and plain dates, in English and German.
 * Answers an ISO date (yyyy-MM-dd), or null when the text means no date. Dates without a year lie ahead.
 */
export function parseDueDate(text: string, today: Date): string | null {
  const words = withoutMarks(text.trim().toLowerCase().replace(/\s+/g, " "));
  if (/^(?:today|heute)$/.test(words)) return iso(today);
  if (/^(?:tomorrow|tmr|morgen)$/.test(words)) return iso(addDays(today, 1));
  if (/^ue?bermorgen$/.test(words)) return iso(addDays(today, 2));
  if (nextWeek.test(words)) return iso(nextDay(today, 1));
  return inSome(words, today) ?? weekday(words, today) ?? written(words, today);
}

function inSome(words: string, today: Date): string | null {
  const { count = "", unit = "" } = inSomeTime.exec(words)?.groups ?? {};
  if (!unit) return null;
  const number = count.startsWith("e") ? 1 : Number(count);
  if (/^[dt]/.test(unit)) return iso(addDays(today, number));
  return iso(unit.startsWith("w") ? addWeeks(today, number) : addMonths(today, number));
}

const isShortFor = (text: string, names: string[]) =>
  text.length >= 3 && names.some((name) => name.startsWith(text));

/** German shortens its weekdays to two letters, English to three. */
function weekday(words: string, today: Date): string | null {
  const name = words.replace(beforeWeekday, "").replace(/\.$/, "");
  const index = weekdays.findIndex((names) => isShortFor(name, names) || names[0]?.slice(0, 2) === name);
  return index < 0 ? null : iso(nextDay(today, index as Day));
}

function written(words: string, today: Date): string | null {
  const found = yearFirst.exec(words) ?? dayFirst.exec(words) ?? monthFirst.exec(words);
  if (!found?.groups) return null;
  const { day, month, name = "", year } = found.groups;
  const monthIndex = month ? Number(month) - 1 : months.findIndex((names) => isShortFor(name, names));
  const on = (inYear: number) => existing(inYear, monthIndex, Number(day));
  if (year) return on(Number(year) + (year.length === 2 ? 2000 : 0));
  const ahead = [today.getFullYear(), today.getFullYear() + 1].map(on);
  return ahead.find((date) => date !== null && date >= iso(today)) ?? null;
}

/** Null for a day that no calendar has. */
function existing(year: number, monthIndex: number, day: number): string | null {
  const date = new Date(year, monthIndex, day);
  return date.getMonth() === monthIndex && date.getDate() === day ? iso(date) : null;
}
