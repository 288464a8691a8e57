import PgBoss from "pg-boss";
import { env } from "@/env";
import { processWide } from "@/lib/process-wide";
import { traced } from "@/lib/tracing";
import { openPool } from "../db/client";
import { driver } from "../db/driver";
import type { PlatformTx } from "../db/platform";
import type { TenantTx } from "../db/tenant";
import { afterCommit, statementsOf } from "../db/transaction";
import { logger } from "../logger";
import { bossDatabase } from "./boss-database";
import type { MailJob } from "./payloads";
import type { QueueName } from "./queues";

type Nothing = Record<string, never>;
type Payloads = {
  mail: MailJob;
  "notice-mails": Nothing;
  "digest-mails": Nothing;
  "audit-seal": Nothing;
  "files-clean": Nothing;
  "trash-purge": Nothing;
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

function open() {
  const connection = { application_name: "tenantry-jobs", role: "app_jobs" };
  // A pooler takes no role at the start of a connection.
  const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  const pool = driver(openPool(1, { connection, types: { json, jsonb } }, url));
  const boss = new PgBoss({ db: bossDatabase(pool), schema: "pgboss", migrate: false });
  boss.on("error", (error) => logger.warn({ error: error.message }, "job queue"));
  return { pool, boss, workers: new Map<QueueName, string>() };
}

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

/** Serves every queue in this process until `stopJobs`. */
export async function startJobs(handlers: JobHandlers): Promise<void> {
  await jobs().boss.start();
  await serve("mail", 1, handlers.mail);
  await serve("notice-mails", 10, handlers["notice-mails"]);
  await serve("digest-mails", 30, handlers["digest-mails"]);
  await serve("audit-seal", 10, handlers["audit-seal"]);
  await serve("files-clean", 30, handlers["files-clean"]);
  await serve("trash-purge", 30, handlers["trash-purge"]);
  await serve("impersonations-end", 10, handlers["impersonations-end"]);
  await serve("guest-purge", 60, handlers["guest-purge"]);
  await serve("billing-event", 2, handlers["billing-event"]);
  await serve("billing-seats", 30, handlers["billing-seats"]);
  await serve("billing-reconcile", 60, handlers["billing-reconcile"]);
}

async function serve<Q extends QueueName>(
  queue: Q,
  pollingIntervalSeconds: number,
  handle: (data: Payloads[Q]) => Promise<void>,
): Promise<void> {
  const { boss, workers } = jobs();
  const worker = await boss.work<Payloads[Q]>(queue, { pollingIntervalSeconds }, async ([job]) => {
    if (!job) return;
    await traced(`job ${queue}`, {}, () => handle(job.data));
    nudge(queue);
  });
  workers.set(queue, worker);
}

export async function stopJobs(): Promise<void> {
  const open = queues.take();
  if (!open) return;
  const { boss, pool } = open;
  await boss.stop({ graceful: true, wait: true, timeout: 5_000 }).catch(() => {});
  await pool.end({ timeout: 2 });
}
