import { expect, it } from "vitest";
import { groupBy } from "./group-by";

it("groups in the order of the items", () => {
  const groups = groupBy(["apple", "bee", "ant", "bear", "cat"], (word) => word.charAt(0));
  expect([...groups]).toEqual([
    ["a", ["apple", "ant"]],
    ["b", ["bee", "bear"]],
    ["c", ["cat"]],
  ]);
});
