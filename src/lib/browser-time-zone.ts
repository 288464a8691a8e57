type MayHaveTemporal = { Temporal?: { Now: { timeZoneId(): string } } };

/** Where this browser's clock is. Temporal answers at once; the first use of `Intl` takes as long as drawing a screen. */
export function browserTimeZone(): string {
  const { Temporal } = globalThis as MayHaveTemporal;
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
