// By hand, as every row of a list has a date: a library would be the largest part of its code.
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const two = (value: number) => String(value).padStart(2, "0");
const monthOf = (date: Date) => months[date.getMonth()] ?? "";

/** A day, which has no time zone, as its first moment here; an instant as itself. */
function parse(iso: string): Date {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  return found ? new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : new Date(iso);
}

const daysBetween = (from: Date, to: Date) => Math.round((dayNumber(to) - dayNumber(from)) / day);
const dayNumber = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());

/** The person's day as yyyy-MM-dd, or the one some days from it. */
export function todayIso(inDays = 0): string {
  const now = new Date();
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + inDays);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Relative near today ("Tomorrow", "Friday"), absolute elsewhere ("3 Dec", "3 Dec 2027"). */
export function formatDay(isoDate: string, today = new Date()): string {
  const date = parse(isoDate);
  const days = daysBetween(today, date);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  if (days > 1 && days < 7) return weekdays[date.getDay()] ?? "";
  const near = formatDate(isoDate);
  return date.getFullYear() === today.getFullYear() ? near : `${near} ${date.getFullYear()}`;
}

function formatDate(isoDate: string): string {
  const date = parse(isoDate);
  return `${date.getDate()} ${monthOf(date).slice(0, 3)}`;
}

const units = [
  ["year", 365 * day],
  ["month", 30 * day],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
] as const;

/** "3 hours ago", for an instant given as ISO text. */
export function timeAgo(instant: string, now = Date.now()): string {
  const elapsed = now - parse(instant).getTime();
  const distance = Math.abs(elapsed);
  const [unit, length] = units.find(([, each]) => distance >= each) ?? ["second", 1_000];
  const count = Math.round(distance / length);
  const text = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return elapsed < 0 ? `in ${text}` : `${text} ago`;
}

/** Date and time in full, for a tooltip or `title`. */
export function fullTime(instant: string): string {
  const date = parse(instant);
  const named = `${weekdays[date.getDay()]}, ${date.getDate()} ${monthOf(date)} ${date.getFullYear()}`;
  return `${named}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}
