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
    ["5.12.", "2026-12-05"],
    ["5.12.27", "2027-12-05"],
    ["1 May 2027", "2027-05-01"],
    ["dec 24", "2026-12-24"],
    ["0 days", "2026-11-21"],
  ])("understands %s", (text, date) => {
    expect(parseDueDate(text, saturday)).toBe(date);
  });

  it.each([
    ["heute", "2026-11-21"],
    ["Morgen", "2026-11-22"],
    ["übermorgen", "2026-11-23"],
    ["mo", "2026-11-23"],
    ["Fr.", "2026-11-27"],
    ["montag", "2026-11-23"],
    ["am Donnerstag", "2026-11-26"],
    ["nächsten Mittwoch", "2026-11-25"],
    ["sonnabend", "2026-11-28"],
    ["nächste Woche", "2026-11-23"],
    ["naechste woche", "2026-11-23"],
    ["in 2 Wochen", "2026-12-05"],
    ["3 Tage", "2026-11-24"],
    ["in einem Monat", "2026-12-21"],
    ["24. Dez", "2026-12-24"],
    ["24. Dez. 2027", "2027-12-24"],
    ["1. März", "2027-03-01"],
    ["3. Oktober", "2027-10-03"],
    ["24. 12.", "2026-12-24"],
  ])("understands the German %s", (text, date) => {
    expect(parseDueDate(text, saturday)).toBe(date);
  });

  it.each([
    "",
    "  ",
    "soon",
    "bald",
    "32 dec",
    "31. feb",
    "5.13.2026",
    "112.",
    "2026-02-30",
    "in weeks",
    "in wochen",
    "am",
    "next",
  ])("knows no date in %j", (text) => {
    expect(parseDueDate(text, saturday)).toBeNull();
  });
});
