/** The cookie in which a browser tells its time zone. */
export const timeZoneCookie = "time-zone";

/** The name of a time zone when it is one that this runtime knows. */
export function knownTimeZone(zone: string | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
