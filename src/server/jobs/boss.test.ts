import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { adminSql } from "@/testing/database";
import { asPlatform } from "../db/platform";
import { enqueue, enqueueMany, enqueueNow, fill, type JobHandlers, startJobs, stopJobs } from "./boss";
import type { MailJob } from "./payloads";

const served: MailJob[] = [];
let sealed = 0;
const handlers: JobHandlers = {
  mail: async (job) => {
    served.push(job);
  },
  "notice-mails": async () => {},
  "digest-mails": async () => {},
  "audit-seal": async () => {
    sealed += 1;
  },
  "files-clean": async () => {},
  "trash-purge": async () => {},
  "figures-keep": async () => {},
  "guest-purge": async () => {},
  "impersonations-end": async () => {},
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

  it("is filled by its clock once a minute, however many processes do it", async () => {
    await stopJobs();
    await adminSql`delete from pgboss.job where name = 'files-clean'`;
    await Promise.all(Array.from({ length: 5 }, () => fill("files-clean")));
    const [row] = await adminSql`select count(*)::int as jobs, count(distinct singleton_on)::int as minutes
      from pgboss.job where name = 'files-clean'`;
    expect(row?.jobs).toBe(row?.minutes);
    await startJobs(handlers);
  });

  it("ends after what a worker was just about to do, and leaves nothing begun", async () => {
    for (let round = 0; round < 5; round += 1) {
      await send(job(`ending-${round}@example.com`));
      await stopJobs();
      const begun = await adminSql`select id from pgboss.job where state = 'active'`;
      expect(begun).toEqual([]);
      await startJobs(handlers);
    }
  });

  it("takes many jobs by one statement, all or none", async () => {
    const addresses = Array.from({ length: 20 }, (_, i) => `many-${i}@example.com`);
    const sendAll = (fail: boolean) =>
      asPlatform({ reason: "test.mail" }, async (tx) => {
        await enqueueMany(tx, "mail", addresses.map(job));
        if (fail) throw new Error("no");
      });
    await expect(sendAll(true)).rejects.toThrow("no");
    await sendAll(false);
    await expect.poll(() => served.length, { timeout: 10_000 }).toBe(20);
    expect(served.map(({ to }) => to).sort()).toEqual(addresses.sort());
    const [row] = await adminSql`select retry_limit as limit, retry_backoff as backoff from pgboss.job
      where data ->> 'to' = ${addresses[0] ?? ""}`;
    expect(row).toEqual({ limit: 5, backoff: true });
  });

  it("fills by the clock what a clock fills", async () => {
    await stopJobs();
    await adminSql`delete from pgboss.job where name <> 'mail'`;
    sealed = 0;
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-21T12:00:59.500Z") });
    await startJobs(handlers);
    vi.setSystemTime("2026-11-21T12:01:00.100Z");
    await expect.poll(() => sealed, { timeout: 10_000 }).toBeGreaterThan(0);
    vi.useRealTimers();
  });

  it("keeps of a mail that was sent where it went, and nothing that it said", async () => {
    await send(job("forgotten@example.com"));
    const kept = async () => {
      const rows = await adminSql`select data from pgboss.job where state = 'completed'
        and data ->> 'to' = 'forgotten@example.com'`;
      return rows.map(({ data }) => data);
    };
    await expect
      .poll(kept, { timeout: 10_000 })
      .toEqual([{ to: "forgotten@example.com", template: "verify-email" }]);
  });

  it("serves again what a worker took that died before it was done", async () => {
    await stopJobs();
    await send(job("taken@example.com"));
    await adminSql`update pgboss.job set state = 'active', started_on = now() - interval '2 minutes'
      where data ->> 'to' = 'taken@example.com'`;
    await startJobs(handlers);
    await expect.poll(() => served, { timeout: 10_000 }).toEqual([job("taken@example.com")]);
  });
});
