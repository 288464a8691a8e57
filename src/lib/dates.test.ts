import { addDays, format } from "date-fns";
import { describe, expect, it } from "vitest";
import { formatDay, fullTime, timeAgo, todayIso } from "./dates";

const today = new Date(2026, 10, 21, 23, 30);

describe("a day", () => {
  it.each([
    ["2026-11-21", "Today"],
    ["2026-11-22", "Tomorrow"],
    ["2026-11-20", "Yesterday"],
    ["2026-11-23", "Monday"],
    ["2026-11-27", "Friday"],
    ["2026-11-28", "28 Nov"],
    ["2026-03-01", "1 Mar"],
    ["2027-01-03", "3 Jan 2027"],
  ])("%s reads %s", (date, text) => {
    expect(formatDay(date, today)).toBe(text);
  });

  it("is counted as one also where the clocks change", () => {
    expect(formatDay("2026-10-26", new Date(2026, 9, 25, 0, 30))).toBe("Tomorrow");
    expect(formatDay("2026-03-30", new Date(2026, 2, 29, 23, 30))).toBe("Tomorrow");
  });

  it("is today's or some days from it", () => {
    expect(todayIso()).toBe(format(new Date(), "yyyy-MM-dd"));
    expect(todayIso(45)).toBe(format(addDays(new Date(), 45), "yyyy-MM-dd"));
  });
});

describe("an instant", () => {
  const now = Date.parse("2026-11-21T12:00:00.000Z");
  it.each([
    ["2026-11-21T11:59:59.000Z", "1 second ago"],
    ["2026-11-21T11:58:00.000Z", "2 minutes ago"],
    ["2026-11-21T09:00:00.000Z", "3 hours ago"],
    ["2026-11-20T11:00:00.000Z", "1 day ago"],
    ["2026-09-21T12:00:00.000Z", "2 months ago"],
    ["2024-11-20T12:00:00.000Z", "2 years ago"],
    ["2026-11-23T12:00:00.000Z", "in 2 days"],
  ])("%s is %s", (instant, text) => {
    expect(timeAgo(instant, now)).toBe(text);
  });

  it("is written in full as a calendar does", () => {
    const instant = "2026-02-03T04:05:06.000Z";
    expect(fullTime(instant)).toBe(format(new Date(instant), "EEEE, d MMMM yyyy, HH:mm"));
  });
});
