import { describe, expect, it } from "vitest";
import { sameSitePath, single, withQuery } from "./paths";

describe("sameSitePath", () => {
  it.each(["/", "/o/acme", "/invite/1?a=b#c", "/o/acme/todos?q=https://evil.test"])("keeps %s", (path) => {
    expect(sameSitePath(path)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "o/acme",
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "/\n\\evil.test",
    "/.//evil.test",
    "/o/..//evil.test",
    "/%2e//evil.test",
    "javascript:alert(1)",
    " /o/acme",
  ])("refuses %j", (value) => {
    expect(sameSitePath(value)).toBeNull();
  });
});

describe("withQuery", () => {
  it("leaves out what has no value and escapes the rest", () => {
    expect(withQuery("/sign-in", { next: "/o/a?b=c", email: null })).toBe("/sign-in?next=%2Fo%2Fa%3Fb%3Dc");
    expect(withQuery("/sign-in", { next: undefined })).toBe("/sign-in");
  });
});

describe("single", () => {
  it("ignores a repeated parameter", () => {
    expect(single(["a", "b"])).toBeUndefined();
    expect(single("a")).toBe("a");
  });
});
