import PgBoss from "pg-boss";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adminSql } from "@/testing/database";
import { asPlatform } from "../db/platform";
import { enqueue, enqueueMany, enqueueNow, type JobHandlers, startJobs, stopJobs } from "./boss";
import { bossDatabase } from "./boss-database";
import type { MailJob } from "./payloads";

const served: MailJob[] = [];
const handlers: JobHandlers = {
  mail: async (job) => {
    served.push(job);
  },
  "notice-mails": async () => {},
  "digest-mails": async () => {},
  "audit-seal": async () => {},
  "files-clean": async () => {},
  "trash-purge": async () => {},
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

  it("serves again what a worker took that died before it was done", async () => {
    await stopJobs();
    await send(job("taken@example.com"));
    await adminSql`update pgboss.job set state = 'active', started_on = now() - interval '2 minutes'
      where data ->> 'to' = 'taken@example.com'`;
    const alone = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 1, onnotice: () => {} });
    const keeper = new PgBoss({ db: bossDatabase(alone), schema: "pgboss", migrate: false });
    await keeper.start();
    await keeper.maintain();
    await keeper.stop({ graceful: false });
    await alone.end();
    await adminSql`update pgboss.job set start_after = now() where data ->> 'to' = 'taken@example.com'`;
    await startJobs(handlers);
    await expect.poll(() => served, { timeout: 10_000 }).toEqual([job("taken@example.com")]);
  });
});
