import { setTimeout as delay } from "node:timers/promises";
import PgBoss from "pg-boss";
import { jobKeptDays, type QueueName } from "@/domain/job";
import { env } from "@/env";
import { processWide } from "@/lib/process-wide";
import { traced } from "@/lib/tracing";
import { openPool } from "../db/client";
import { driver } from "../db/driver";
import type { PlatformTx } from "../db/platform";
import type { TenantTx } from "../db/tenant";
import { afterCommit, statementsOf } from "../db/transaction";
import { isLost } from "../db/type-lookup";
import { logger } from "../logger";
import { metrics } from "../metrics";
import { bossDatabase } from "./boss-database";
import { startClock } from "./clock";
import type { MailJob } from "./payloads";
import { UnderWay } from "./under-way";

type Nothing = Record<string, never>;
type Payloads = {
  mail: MailJob;
  "notice-mails": Nothing;
  "digest-mails": Nothing;
  "audit-seal": Nothing;
  "files-clean": Nothing;
  "trash-purge": Nothing;
  "figures-keep": Nothing;
  "impersonations-end": Nothing;
  "guest-purge": Nothing;
  "billing-event": { id: string };
  "billing-seats": Nothing;
  "billing-reconcile": Nothing;
};
export type JobHandlers = { [Q in QueueName]: (data: Payloads[Q]) => Promise<void> };

const plainJson = { serialize: (text: string) => text, parse: (text: string): unknown => JSON.parse(text) };
const json = { to: 114, from: [114], ...plainJson };
const jsonb = { to: 3802, from: [3802], ...plainJson };

const hour = 3_600;

/**
 * What is done stays a day and an hour, so that the figures of a day need the queue alone, then lies in the archive until
 * it is `jobKeptDays` old. What failed stays in the queue for all that time, since only there it can be tried again.
 */
const upkeep = {
  archiveCompletedAfterSeconds: 25 * hour,
  archiveFailedAfterSeconds: jobKeptDays * 24 * hour,
  deleteAfterDays: jobKeptDays - 1,
};

/** Milliseconds. */
const retryEvery = 1_000;

/** Milliseconds from one look for what a worker took that died to the next. */
const reclaimEvery = 10_000;

/** At once, without the pause of a job that failed: nothing says that the job was at fault. */
const reclaimText = `update pgboss.job set state = 'retry', start_after = now(),
    output = '{ "message": "The worker that had begun it did not end it in time" }'
  where state = 'active' and started_on + expire_in + interval '1 second' < now() and retry_count < retry_limit`;

function open() {
  const connection = { application_name: "tenantry-jobs", role: "app_jobs" };
  // A pooler takes no role at the start of a connection.
  const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  const pool = driver(openPool(1, { connection, types: { json, jsonb } }, url));
  // The library waits neither for the job that a worker is just fetching nor for its own note that one is done.
  const underWay = new UnderWay();
  const database = bossDatabase(pool);
  const executeSql: typeof database.executeSql = (...call) =>
    underWay.run(() => database.executeSql(...call));
  const boss = new PgBoss({
    db: { executeSql },
    schema: "pgboss",
    migrate: false,
    schedule: false,
    ...upkeep,
  });
  boss.on("error", warn);
  const workers = new Map<QueueName, string>();
  const routines: (() => void)[] = [];
  return { pool, boss, workers, routines, underWay };
}

const warn = (error: Error) => logger.warn({ error: error.message }, "job queue");

const queues = processWide("jobs", open);
const jobs = queues.get;

/** The queue's own connection, for what is read of the queue as a whole. */
export const jobsPool = () => jobs().pool;

/** Enqueues a job in the caller's transaction: it exists, and is served at once, exactly when that commits. */
export async function enqueue<Q extends QueueName>(
  tx: TenantTx | PlatformTx,
  queue: Q,
  data: Payloads[Q],
): Promise<void> {
  await jobs().boss.send(queue, data, { db: bossDatabase(statementsOf(tx)) });
  afterCommit(tx, () => nudge(queue));
}

/** `enqueue` for many jobs at once, by one statement. */
export async function enqueueMany<Q extends QueueName>(
  tx: TenantTx | PlatformTx,
  queue: Q,
  list: readonly Payloads[Q][],
): Promise<void> {
  if (list.length === 0) return;
  const batch = list.map((data) => ({ name: queue, data }));
  await jobs().boss.insert(batch, { db: bossDatabase(statementsOf(tx)) });
  afterCommit(tx, () => nudge(queue));
}

/** Enqueues a job on its own, for mails that no transaction of ours sends. */
export async function enqueueNow<Q extends QueueName>(queue: Q, data: Payloads[Q]): Promise<void> {
  await jobs().boss.send(queue, data);
  nudge(queue);
}

/** Makes a worker in this process look at its queue at once instead of at its next poll. */
export function nudge(queue: QueueName): void {
  const open = queues.peek();
  const worker = open?.workers.get(queue);
  if (worker) open?.boss.notifyWorker(worker);
}

/**
 * Serves every queue in this process until `stopJobs`. A database that does not answer is tried again every second, until
 * `signal` says otherwise; then, and for any other reason, it throws.
 */
export async function startJobs(handlers: JobHandlers, signal?: AbortSignal): Promise<void> {
  while (true) {
    try {
      return await begin(handlers);
    } catch (error) {
      if (!(error instanceof Error && isLost(error))) throw error;
      warn(error);
      await stopJobs();
      await delay(retryEvery, undefined, { signal });
    }
  }
}

async function begin(handlers: JobHandlers): Promise<void> {
  await jobs().boss.start();
  await serve("mail", 1, handlers.mail);
  await serve("notice-mails", 10, handlers["notice-mails"]);
  await serve("digest-mails", 30, handlers["digest-mails"]);
  await serve("audit-seal", 10, handlers["audit-seal"]);
  await serve("files-clean", 30, handlers["files-clean"]);
  await serve("trash-purge", 30, handlers["trash-purge"]);
  await serve("figures-keep", 60, handlers["figures-keep"]);
  await serve("impersonations-end", 10, handlers["impersonations-end"]);
  await serve("guest-purge", 60, handlers["guest-purge"]);
  await serve("billing-event", 2, handlers["billing-event"]);
  await serve("billing-seats", 30, handlers["billing-seats"]);
  await serve("billing-reconcile", 60, handlers["billing-reconcile"]);
  startRoutines();
}

function startRoutines(): void {
  const { pool, routines } = jobs();
  const reclaim = () => pool.unsafe(reclaimText).then(() => {}, warn);
  reclaim();
  const timer = setInterval(reclaim, reclaimEvery);
  routines.push(() => clearInterval(timer));
  routines.push(startClock((queue) => fill(queue).catch(warn)));
}

/** Puts a job into a queue that a clock fills; of all processes that do so in a minute, one succeeds. */
export async function fill(queue: QueueName): Promise<void> {
  await jobs().boss.send(queue, {}, { singletonSeconds: 60 });
  nudge(queue);
}

async function serve<Q extends QueueName>(
  queue: Q,
  pollingIntervalSeconds: number,
  handle: (data: Payloads[Q]) => Promise<void>,
): Promise<void> {
  const { boss, workers, underWay } = jobs();
  const worker = await boss.work<Payloads[Q]>(queue, { pollingIntervalSeconds }, async ([job]) => {
    if (!job) return;
    const took = metrics().jobs.startTimer({ queue });
    const work = () => traced(`job ${queue}`, {}, () => handle(job.data));
    await underWay.run(work).then(
      () => took({ outcome: "done" }),
      (error: unknown) => {
        took({ outcome: "failed" });
        throw error;
      },
    );
    nudge(queue);
  });
  workers.set(queue, worker);
}

export async function stopJobs(): Promise<void> {
  const open = queues.take();
  if (!open) return;
  const { boss, pool, routines, underWay } = open;
  for (const end of routines) end();
  await boss.stop({ graceful: true, wait: true, timeout: 5_000 }).catch(() => {});
  await underWay.end(5_000);
  await pool.end({ timeout: 2 });
}
