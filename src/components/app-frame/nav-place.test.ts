import { expect, test } from "vitest";
import { placeOf } from "./nav-place";

const addresses = ["/o/acme", "/o/acme/teams", "/o/acme/settings"];

test("a page stands under its own entry", () => {
  expect(placeOf("/o/acme", addresses)).toBe("/o/acme");
  expect(placeOf("/o/acme/teams", addresses)).toBe("/o/acme/teams");
});

test("a page without an entry stands under the nearest one above it", () => {
  expect(placeOf("/o/acme/teams/7", addresses)).toBe("/o/acme/teams");
  expect(placeOf("/o/acme/settings/single-sign-on", addresses)).toBe("/o/acme/settings");
});

test("an address that only begins alike is not above", () => {
  expect(placeOf("/o/acme-two/teams", addresses)).toBeUndefined();
  expect(placeOf("/o/acme/teamsters", ["/o/acme/teams"])).toBeUndefined();
});
