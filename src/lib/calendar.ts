import { daysBetween, formatDate, isoDay } from "./format-date";

/**
 * Which day it is, and how a language writes days: with these a screen writes its days without the browser's `Intl`,
 * whose first use takes as long as drawing a screen.
 */
export type Calendar = {
  /** The day in the person's time zone, as yyyy-MM-dd. */
  today: string;
  /** When that day ends, in milliseconds since 1970. */
  until: number;
  words: DayWords;
};

/** By language: yesterday to tomorrow, Sunday to Saturday, and for each month how a day of it is written. */
export type DayWords = { near: string[]; weekdays: string[]; days: string[]; dates: string[] };

const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const twoDigits = (number: number) => String(number).padStart(2, "0");
const capital = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
const known = new Map<string, DayWords>();

/** How `Intl` writes days in a language. */
export function dayWordsOf(locale: string): DayWords {
  const words = known.get(locale) ?? askIntl(locale);
  known.set(locale, words);
  return words;
}

function askIntl(locale: string): DayWords {
  const region = { locale, timeZone: "UTC" };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const months = numbers(12).map((month) => `4444-${twoDigits(month + 1)}-28`);
  const templates = (style: "day" | "date") =>
    months.map((day) => formatDate(day, style, region).replace("28", "{day}").replace("4444", "{year}"));
  return {
    near: [-1, 0, 1].map((days) => capital(relative.format(days, "day"), locale)),
    // The first of October 2023 is a Sunday.
    weekdays: numbers(7).map((day) => formatDate(`2023-10-0${day + 1}`, "weekday", region)),
    days: templates("day"),
    dates: templates("date"),
  };
}

/** The calendar of a person at an instant. */
export function calendarAt(now: Date, { locale, timeZone }: { locale: string; timeZone: string }): Calendar {
  const today = isoDay(now, timeZone);
  return { today, until: endOfDay(now, timeZone), words: dayWordsOf(locale) };
}

const second = 1_000;
/** A day on which the clocks go back has 25 hours. */
const longestDay = 25 * 3_600 * second;

function endOfDay(now: Date, timeZone: string): number {
  const today = isoDay(now, timeZone);
  let within = now.getTime();
  let after = within + longestDay;
  while (after - within > second) {
    const middle = (within + after) / 2;
    if (isoDay(new Date(middle), timeZone) === today) within = middle;
    else after = middle;
  }
  return within;
}

/** The day in the time zone, as yyyy-MM-dd: by the calendar as long as its day lasts. */
export const todayIn = (timeZone: string, calendar?: Calendar, now = new Date()): string =>
  calendar && now.getTime() < calendar.until ? calendar.today : isoDay(now, timeZone);

/** Relative near today ("Tomorrow", "Friday"), absolute elsewhere ("3 Dec", "3 Dec 2027"). Both are yyyy-MM-dd. */
export function formatDay(day: string, today: string, words: DayWords): string {
  const days = daysBetween(today, day);
  const near = words.near[days + 1];
  if (near) return near;
  const date = new Date(day);
  const weekday = words.weekdays[date.getUTCDay()];
  if (weekday && days > 1 && days < 7) return weekday;
  const templates = day.slice(0, 4) === today.slice(0, 4) ? words.days : words.dates;
  const template = templates[date.getUTCMonth()] ?? day;
  return template.replace("{day}", String(date.getUTCDate())).replace("{year}", day.slice(0, 4));
}
