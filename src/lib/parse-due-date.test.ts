import { describe, expect, it } from "vitest";
import { parseDueDate } from "./parse-due-date";

const saturday = new Date(2026, 10, 21);

describe("parseDueDate", () => {
  it.each([
    ["today", "2026-11-21"],
    ["Tomorrow", "2026-11-22"],
    ["fri", "2026-11-27"],
    ["next monday", "2026-11-23"],
    ["next week", "2026-11-23"],
    ["in 2 weeks", "2026-12-05"],
    ["3d", "2026-11-24"],
    ["in 1 month", "2026-12-21"],
    ["24 dec", "2026-12-24"],
    ["1 jan", "2027-01-01"],
    ["2026-12-01", "2026-12-01"],
    ["5.12.2026", "2026-12-05"],
  ])("understands %s", (text, date) => {
    expect(parseDueDate(text, saturday)).toBe(date);
  });

  it.each([
    ["heute", "2026-11-21"],
    ["Morgen", "2026-11-22"],
    ["übermorgen", "2026-11-23"],
    ["fr", "2026-11-27"],
    ["Mo.", "2026-11-23"],
    ["nächsten Dienstag", "2026-11-24"],
    ["nächste Woche", "2026-11-23"],
    ["in 2 Wochen", "2026-12-05"],
    ["3 Tage", "2026-11-24"],
    ["24. Dez", "2026-12-24"],
    ["24. Dez.", "2026-12-24"],
    ["1. März 2027", "2027-03-01"],
    ["5.12.", "2026-12-05"],
  ])("understands %s in German", (text, date) => {
    expect(parseDueDate(text, saturday)).toBe(date);
  });

  it.each(["", "  ", "soon", "32 dec", "2026-02-30", "in weeks", "f", "t", "morgenrot"])(
    "knows no date in %j",
    (text) => {
      expect(parseDueDate(text, saturday)).toBeNull();
    },
  );
});
