import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startClock } from "./clock";

const filled: string[] = [];
const fill = async (queue: string) => {
  filled.push(queue);
};

beforeEach(() => {
  filled.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the clock of the queues", () => {
  const everyMinute = ["audit-seal", "billing-seats", "impersonations-end", "notice-mails"];

  it.each([
    ["2026-11-21T03:22:30Z", [...everyMinute, "billing-reconcile"]],
    ["2026-11-21T15:22:30Z", everyMinute],
    ["2026-11-21T15:16:30Z", [...everyMinute, "trash-purge"]],
    ["2026-11-21T15:36:30Z", [...everyMinute, "guest-purge"]],
    ["2026-11-21T15:51:30Z", [...everyMinute, "figures-keep"]],
    ["2026-11-21T15:59:30Z", [...everyMinute, "digest-mails", "files-clean"]],
  ])("fills in the minute after %s what is due, once", async (now, due) => {
    vi.setSystemTime(now);
    const stop = startClock(fill);
    await vi.advanceTimersByTimeAsync(60_000);
    stop();
    expect(filled.sort()).toEqual(due.sort());
    await vi.advanceTimersByTimeAsync(120_000);
    expect(filled).toHaveLength(due.length);
  });
});
