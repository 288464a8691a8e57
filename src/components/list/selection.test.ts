import { describe, expect, it } from "vitest";
import { emptySelection, extendTo, keepShown, selectAll, toggle } from "./selection";

const order = ["a", "b", "c", "d"];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join("");

describe("a selection", () => {
  it("toggles rows", () => {
    const one = toggle(emptySelection, "b");
    expect(ids(one)).toBe("b");
    expect(ids(toggle(one, "b"))).toBe("");
  });

  it("extends from the last toggled row in both directions", () => {
    expect(ids(extendTo(toggle(emptySelection, "b"), "d", order))).toBe("bcd");
    expect(ids(extendTo(toggle(emptySelection, "c"), "a", order))).toBe("abc");
  });

  it("starts at the row itself when there is nothing to extend from", () => {
    expect(ids(extendTo(emptySelection, "c", order))).toBe("c");
    expect(ids(extendTo({ ids: new Set(), anchor: "gone" }, "c", order))).toBe("c");
  });

  it("selects all, and drops what is no longer shown", () => {
    expect(ids(selectAll(order))).toBe("abcd");
    expect(ids(keepShown(selectAll(order), ["b", "z"]))).toBe("b");
  });
});
