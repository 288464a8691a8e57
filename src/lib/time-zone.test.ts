import { expect, it } from "vitest";
import { knownTimeZone } from "./time-zone";

it.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["Mars/Olympus", null],
  ["", null],
  [undefined, null],
])("%s is the time zone %s, however often it is asked for", (zone, name) => {
  expect([knownTimeZone(zone), knownTimeZone(zone)]).toEqual([name, name]);
});
