import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adminSql } from "@/testing/database";
import { asPlatform } from "../db/platform";
import { enqueue, enqueueNow, type JobHandlers, startJobs, stopJobs } from "./boss";
import type { MailJob } from "./payloads";

const served: MailJob[] = [];
const handlers: JobHandlers = {
  mail: async (job) => {
    served.push(job);
  },
  "audit-seal": async () => {},
  "files-clean": async () => {},
  "trash-purge": async () => {},
  "guest-purge": async () => {},
  "billing-event": async () => {},
  "billing-seats": async () => {},
  "billing-reconcile": async () => {},
};

beforeEach(async () => {
  served.length = 0;
  await startJobs(handlers);
});
afterEach(stopJobs);

const job = (to: string): MailJob => ({
  to,
  template: "verify-email",
  props: { name: 'Zoë "quoted" {1}', url: "https://example.com/?a=1&b=\\2" },
});
const send = (mail: MailJob, fail = false) =>
  asPlatform({ reason: "test.mail" }, async (tx) => {
    await enqueue(tx, "mail", mail);
    if (fail) throw new Error("no");
  });

describe("the job queue", () => {
  it("serves a job with what it was given, once its transaction has committed", async () => {
    await expect(send(job("rolled-back@example.com"), true)).rejects.toThrow("no");
    await send(job("committed@example.com"));
    await enqueueNow("mail", job("alone@example.com"));
    await expect.poll(() => served.length, { timeout: 10_000 }).toBe(2);
    const byAddress = served.toSorted((a, b) => (a.to < b.to ? -1 : 1));
    expect(byAddress).toEqual([job("alone@example.com"), job("committed@example.com")]);
  });

  it("goes on when its connections are ended", async () => {
    const ended = await adminSql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tenantry-jobs'`;
    expect(ended.length).toBeGreaterThan(0);
    await send(job("after@example.com"));
    await expect.poll(() => served, { timeout: 10_000 }).toEqual([job("after@example.com")]);
  });
});
