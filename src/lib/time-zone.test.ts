import { describe, expect, it } from "vitest";
import { clockIn, knownTimeZone } from "./time-zone";

describe("a clock", () => {
  it.each([
    ["UTC", "2026-11-27T07:00:00Z", "2026-11-27", 7],
    ["Europe/Berlin", "2026-11-26T23:30:00Z", "2026-11-27", 0],
    ["Pacific/Kiritimati", "2026-11-26T17:00:00Z", "2026-11-27", 7],
    ["Pacific/Honolulu", "2026-11-27T05:00:00Z", "2026-11-26", 19],
    ["Asia/Kolkata", "2026-11-27T01:45:00Z", "2026-11-27", 7],
  ])("in %s shows its own day and hour", (zone, instant, day, hour) => {
    expect(clockIn(zone, new Date(instant))).toEqual({ day, hour });
  });

  it("goes from one hour to the next but one when it is put forward, and shows one twice when it is put back", () => {
    const hours = (day: string, from: number) =>
      [0, 1, 2].map(
        (after) => clockIn("Europe/Berlin", new Date(Date.parse(day) + (from + after) * 3_600_000)).hour,
      );
    expect(hours("2027-03-28", 0)).toEqual([1, 3, 4]);
    expect(hours("2026-10-25", 0)).toEqual([2, 2, 3]);
  });
});

it.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["Mars/Olympus", null],
  ["", null],
  [undefined, null],
])("%s is the time zone %s, however often it is asked for", (zone, name) => {
  expect([knownTimeZone(zone), knownTimeZone(zone)]).toEqual([name, name]);
});
