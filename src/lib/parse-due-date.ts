import { addDays, addMonths, addWeeks, type Day, format, nextDay, parse } from "date-fns";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const germanWeekdays = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];
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

/** German words that have an English one; days of the week are found by their beginning. */
const english: Record<string, string> = {
  heute: "today",
  morgen: "tomorrow",
  übermorgen: "in 2 days",
  am: "on",
  tag: "day",
  tage: "days",
  tagen: "days",
  woche: "week",
  wochen: "weeks",
  monat: "month",
  monate: "months",
  monaten: "months",
  januar: "january",
  jän: "jan",
  februar: "february",
  märz: "march",
  mär: "mar",
  mai: "may",
  juni: "june",
  juli: "july",
  okt: "oct",
  oktober: "october",
  dez: "dec",
  dezember: "december",
};

const iso = (date: Date) => format(date, "yyyy-MM-dd");

/** In English and without the points of "24. Dez."; those of "5.12." stay. */
function plain(text: string): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  return words
    .replace(/(\d)\.(?= \p{L})/gu, "$1")
    .replace(/\p{L}+\.?/gu, (word) => inEnglish(word.replace(".", "")));
}

const inEnglish = (word: string) =>
  /^(nächst|kommend)e[nrs]?$/.test(word) ? "next" : (english[word] ?? word);

/**
 * Understands "today", "tomorrow", "fri", "next monday", "in 2 weeks", "24 dec" and plain dates, in English and in
 * German. Answers an ISO date (yyyy-MM-dd), or null when the text means no date. Dates without a year lie ahead.
 */
export function parseDueDate(text: string, today: Date): string | null {
  const words = plain(text);
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

/** The day a name begins with: English ones from three letters on, German ones from two, as they are abbreviated. */
function dayNamed(name: string): number {
  const index = name.length < 3 ? -1 : weekdays.findIndex((day) => day.startsWith(name));
  if (index >= 0 || name.length < 2) return index;
  return germanWeekdays.findIndex((day) => day.startsWith(name));
}

function weekday(words: string, today: Date): string | null {
  const index = dayNamed(words.replace(/^(next|on) /, ""));
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
