const hour = 3_600_000;
const day = 24 * hour;

/** Ten hours before the anchor is the past at any time of its day. */
const pastMargin = 10 * hour;

/**
 * Dates of the demo, all relative to the anchor: 09:00 UTC of the day the seed runs, so that two runs on one
 * day give the same rows.
 */
export class DemoClock {
  private readonly midnight: number;
  private readonly latest: number;

  constructor(now: Date) {
    this.midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
    this.latest = this.midnight + 9 * hour - pastMargin;
  }

  /** An instant at least so many days ago, before now; a negative number lies so many days ahead. */
  past(days: number): Date {
    return new Date(this.latest - Math.round(days * day));
  }

  /** Days from an instant of `past` to the latest one. */
  age(instant: Date): number {
    return (this.latest - instant.getTime()) / day;
  }

  /** The start of the day so many days from today. */
  startOfDay(days: number): Date {
    return new Date(this.midnight + days * day);
  }

  /** The calendar date (YYYY-MM-DD) so many days from today. */
  date(days: number): string {
    return this.startOfDay(days).toISOString().slice(0, 10);
  }

  /** English name of the month so many months from now. */
  month(offset: number): string {
    const date = new Date(this.midnight);
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + offset);
    return date.toLocaleString("en", { month: "long", timeZone: "UTC" });
  }

  /** Name of the quarter so many quarters from now: "Q3". */
  quarter(offset: number): string {
    const now = Math.floor(new Date(this.midnight).getUTCMonth() / 3);
    return `Q${((((now + offset) % 4) + 4) % 4) + 1}`;
  }
}
