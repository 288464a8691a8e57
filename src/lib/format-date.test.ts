import { describe, expect, it } from "vitest";
import { daysBetween, dueState, formatDate, isoDay, timeAgo } from "./format-date";

const today = "2026-03-04";

describe("a day", () => {
  it.each([
    ["2026-03-03", "overdue"],
    ["2026-03-04", "today"],
    ["2026-03-06", "soon"],
    ["2026-03-07", "later"],
  ])("%s is due: %s", (day, state) => expect(dueState(day, today)).toBe(state));

  it("is counted across the change of the clocks", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });

  it("of an instant depends on where one is", () => {
    const instant = new Date("2026-03-04T23:30:00Z");
    expect(isoDay(instant, "America/New_York")).toBe("2026-03-04");
    expect(isoDay(instant, "Asia/Tokyo")).toBe("2026-03-05");
  });
});

describe("an instant", () => {
  const instant = "2026-03-04T23:30:00.000Z";

  it("is written in the time zone, in the language", () => {
    expect(formatDate(instant, "full", { locale: "en", timeZone: "Asia/Tokyo" })).toBe(
      "Thursday, 5 March 2026 at 08:30",
    );
    expect(formatDate(instant, "full", { locale: "de", timeZone: "Europe/Berlin" })).toBe(
      "Donnerstag, 5. März 2026 um 00:30",
    );
  });

  it.each([
    ["2026-03-04T23:29:30Z", "30 seconds ago", "vor 30 Sekunden"],
    ["2026-03-04T20:30:00Z", "3 hours ago", "vor 3 Stunden"],
    ["2026-03-05T23:30:00Z", "in 1 day", "in 1 Tag"],
    ["2024-03-04T23:30:00Z", "2 years ago", "vor 2 Jahren"],
  ])("%s reads %s or %s", (other, english, german) => {
    expect(timeAgo(other, "en", Date.parse(instant))).toBe(english);
    expect(timeAgo(other, "de", Date.parse(instant))).toBe(german);
  });
});
