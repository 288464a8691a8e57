import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveChange } from "@/domain/live";
import { rememberRequest } from "@/trpc/own-requests";
import { gatherChanges } from "./gather-changes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathered(...changes: LiveChange[]) {
  const shown: string[][] = [];
  const state = { busy: false };
  const { add, stop } = gatherChanges({
    isBusy: () => state.busy,
    show: (entities) => void shown.push([...entities]),
  });
  for (const change of changes) add(change);
  return { shown, state, stop };
}

describe("changes that others made", () => {
  it("are shown together, each table once", () => {
    const { shown } = gathered(
      { entities: ["todos"], requests: ["a"] },
      { entities: ["todos", "projects"], requests: ["b"] },
    );
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual([["todos", "projects"]]);
  });

  it("are shown also when they came together with one of one's own, or by no request", () => {
    rememberRequest("mine");
    const { shown } = gathered({ entities: ["team"], requests: ["mine", "theirs"] });
    vi.advanceTimersByTime(1_000);
    const { shown: ofJob } = gathered({ entities: ["member"], requests: [""] });
    vi.advanceTimersByTime(1_000);
    expect([shown, ofJob]).toEqual([[["team"]], [["member"]]]);
  });
});

describe("a change of one's own", () => {
  it("is not asked for again, also when it is heard of before its answer is here", () => {
    const { shown, state } = gathered({ entities: ["todos"], requests: ["early"] });
    state.busy = true;
    vi.advanceTimersByTime(1_000);
    rememberRequest("early");
    state.busy = false;
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual([]);
  });
});

it("shows nothing any more once it is stopped", () => {
  const { shown, stop } = gathered({ entities: ["todos"], requests: ["x"] });
  stop();
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([]);
});
