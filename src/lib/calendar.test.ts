import { describe, expect, it } from "vitest";
import { calendarAt, dayWordsOf, formatDay, todayIn } from "./calendar";
import { formatDate } from "./format-date";

const today = "2026-03-04";

describe("a day", () => {
  it.each([
    ["2026-03-04", "Today", "Heute"],
    ["2026-03-05", "Tomorrow", "Morgen"],
    ["2026-03-03", "Yesterday", "Gestern"],
    ["2026-03-08", "Sunday", "Sonntag"],
    ["2026-03-02", "2 Mar", "2. März"],
    ["2026-12-24", "24 Dec", "24. Dez."],
    ["2027-01-02", "2 Jan 2027", "2. Jan. 2027"],
  ])("%s reads %s or %s", (day, english, german) => {
    expect(formatDay(day, today, dayWordsOf("en"))).toBe(english);
    expect(formatDay(day, today, dayWordsOf("de"))).toBe(german);
  });

  it.each(["en", "de"])("is written in %s as Intl writes it, all year round", (locale) => {
    const region = { locale, timeZone: "UTC" };
    const write = (day: string, now: string) => formatDay(day, now, dayWordsOf(locale));
    for (let time = Date.parse("2028-01-08"); time < Date.parse("2029-01-01"); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      expect(write(day, "2026-03-04")).toBe(formatDate(day, "date", region));
      expect(write(day, "2028-01-01")).toBe(formatDate(day, "day", region));
    }
  });
});

describe("the calendar", () => {
  it.each([
    ["UTC", "2026-03-04T23:30:00Z", "2026-03-04", "2026-03-05T00:00:00Z"],
    ["Asia/Kathmandu", "2026-03-04T23:30:00Z", "2026-03-05", "2026-03-05T18:15:00Z"],
    ["Europe/Berlin, an hour less", "2026-03-29T00:30:00Z", "2026-03-29", "2026-03-29T22:00:00Z"],
    ["Europe/Berlin, an hour more", "2026-10-24T22:00:00Z", "2026-10-25", "2026-10-25T23:00:00Z"],
  ])("of %s at %s says that it is %s until %s", (place, now, day, end) => {
    const [timeZone = ""] = place.split(",");
    const calendar = calendarAt(new Date(now), { locale: "en", timeZone });
    expect(calendar.today).toBe(day);
    expect(calendar.until).toBeLessThanOrEqual(Date.parse(end));
    expect(calendar.until).toBeGreaterThan(Date.parse(end) - 1_001);
  });

  it("is followed until its day is over, and no longer", () => {
    const region = { locale: "en", timeZone: "Asia/Tokyo" };
    const calendar = calendarAt(new Date("2026-03-04T23:30:00Z"), region);
    const at = (instant: string) => todayIn("Asia/Tokyo", calendar, new Date(instant));
    expect(at("2026-03-05T14:59:58Z")).toBe("2026-03-05");
    expect(at("2026-03-05T15:00:00Z")).toBe("2026-03-06");
    expect(at("2026-03-09T00:00:00Z")).toBe("2026-03-09");
    expect(todayIn("Asia/Tokyo", undefined, new Date("2026-03-04T23:30:00Z"))).toBe("2026-03-05");
  });
});
