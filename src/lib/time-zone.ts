/** The cookie in which a browser tells its time zone. */
export const timeZoneCookie = "time-zone";

const most = 500;
const known = new Map<string, string | null>();

/** The name of a time zone when it is one that this runtime knows. */
export function knownTimeZone(zone: string | undefined): string | null {
  if (!zone) return null;
  const kept = known.get(zone);
  if (kept !== undefined) return kept;
  const name = nameOf(zone);
  // What a cookie says may be anything: the names that mean nothing are not kept.
  if (name && known.size < most) known.set(zone, name);
  return name;
}

function nameOf(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    });
  clocks.set(zone, clock);
  return clock;
}

/** What a clock in a time zone shows at an instant: the day as yyyy-MM-dd and the hour from 0 to 23. */
export function clockIn(zone: string, instant: Date): { day: string; hour: number } {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const day = ["year", "month", "day"] as const;
  return { day: day.map((part) => parts.get(part)).join("-"), hour: Number(parts.get("hour")) };
}
