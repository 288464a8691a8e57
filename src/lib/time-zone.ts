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
