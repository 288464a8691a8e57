import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

describe("safePath", () => {
  it.each(["/", "/o/acme/todos?status=all", "/invite/1"])("goes on to %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/a\\b",
    "javascript:alert(1)",
    "",
    null,
    undefined,
    ["/a"],
    "/\t/evil.test",
  ])("does not leave the site for %j", (path) => {
    expect(safePath(path)).toBe("/");
  });
});
