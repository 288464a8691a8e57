import { expect, it } from "vitest";
import { loadOnce } from "./load-once";

it("loads at the first call and answers every call with that", async () => {
  let loads = 0;
  const load = loadOnce(async () => ++loads);
  expect(loads).toBe(0);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

it("tries again after a failure", async () => {
  let loads = 0;
  const load = loadOnce(async () => {
    loads += 1;
    if (loads === 1) throw new Error("offline");
    return "here";
  });
  await expect(load()).rejects.toThrow("offline");
  expect(await load()).toBe("here");
  expect(loads).toBe(2);
});
