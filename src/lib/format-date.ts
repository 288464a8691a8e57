/** How dates are written: a BCP 47 language tag and an IANA time zone. */
export type Region = { locale: string; timeZone: string };

const styles = {
  /** 3 Dec */
  day: { day: "numeric", month: "short" },
  /** 3 Dec 2027 */
  date: { day: "numeric", month: "short", year: "numeric" },
  /** Friday */
  weekday: { weekday: "long" },
  /** Friday, 3 December 2027 */
  longDate: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Friday, 3 December 2027 at 14:30 */
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  /** 3 December 2027 */
  longDay: { day: "numeric", month: "long", year: "numeric" },
  /** 3 December 2027 at 14:30 CET */
  zoned: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
  /** December 2027 */
  month: { month: "long", year: "numeric" },
  /** 14:30 */
  time: { hour: "2-digit", minute: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof styles;

/** English dates are written the way most of the world reads them: day before month, 24 hours. */
const tags: Record<string, string> = { en: "en-GB" };

/** Remembers what was made: a formatter takes a hundred times as long to make as to use. */
function once<K extends string[], T>(make: (...key: K) => T): (...key: K) => T {
  const made = new Map<string, T>();
  return (...key) => {
    const name = key.join(" ");
    const formatter = made.get(name) ?? make(...key);
    made.set(name, formatter);
    return formatter;
  };
}

const dateFormat = once(
  (style: DateStyle, locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(tags[locale] ?? locale, { ...styles[style], timeZone }),
);

const isoFormat = once((timeZone: string) => new Intl.DateTimeFormat("sv", { timeZone }));

const relativeFormat = once(
  (locale: string, numeric: "auto" | "always") => new Intl.RelativeTimeFormat(locale, { numeric }),
);

const isDay = (value: string) => value.length === 10;

/** A day (yyyy-MM-dd) as it is, or an instant as it is in the time zone. */
export function formatDate(value: string, style: DateStyle, region: Region): string {
  const timeZone = isDay(value) ? "UTC" : region.timeZone;
  return dateFormat(style, region.locale, timeZone).format(new Date(value));
}

/** The day of an instant in the time zone, as yyyy-MM-dd, which is how Swedish writes it. */
export const isoDay = (instant: Date, timeZone: string): string => isoFormat(timeZone).format(instant);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export type DueState = "overdue" | "today" | "soon" | "later";

/** How close a day is to today; both are yyyy-MM-dd. */
export function dueState(day: string, today: string): DueState {
  const days = daysBetween(today, day);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= 2 ? "soon" : "later";
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago", for an instant given as ISO text. */
export function timeAgo(instant: string, locale: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1_000);
  const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return relativeFormat(locale, "always").format(Math.round(seconds / length), unit);
}
