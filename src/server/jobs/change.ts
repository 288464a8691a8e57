import { jobKeptDays, type QueueName } from "@/domain/job";
import { type PlatformTx, withJobs } from "../db/platform";
import { afterCommit } from "../db/transaction";
import { nudge } from "./boss";
import { ours } from "./rows";

/** What came of it: `done` also when it was so already, `unknown` without such a job, `refused` when its state forbids it. */
type Outcome = { outcome: "done"; queue: QueueName } | { outcome: "unknown" } | { outcome: "refused" };

/** A whole new set of attempts, from now on. */
const again = `state = 'created', retry_count = 0, started_on = null, completed_on = null, start_after = now(),
  keep_until = now() + interval '${jobKeptDays} days'`;

type Found = { name: QueueName; state: string };
const served = new Set(["created", "retry", "active"]);

/** Tries a failed job again in the caller's transaction; one that is served anyway is left as it is. */
export async function retryJob(tx: PlatformTx, id: string, queue?: QueueName): Promise<Outcome> {
  const found = await lockJob(tx, id, queue);
  if (!found) return { outcome: "unknown" };
  if (served.has(found.state)) return { outcome: "done", queue: found.name };
  if (found.state !== "failed") return { outcome: "refused" };
  await change(tx, `update pgboss.job set ${again} where name = $1 and id = $2`, [found.name, id]);
  afterCommit(tx, () => nudge(found.name));
  return { outcome: "done", queue: found.name };
}

/** `retryJob` for all of a queue that failed. */
export async function retryFailed(tx: PlatformTx, queue: QueueName): Promise<void> {
  await change(tx, `update pgboss.job set ${again} where name = $1 and state = 'failed'`, [queue]);
  afterCommit(tx, () => nudge(queue));
}

/** Takes a job back that waits, for the first time or again; one that is taken back already is left as it is. */
export async function cancelJob(tx: PlatformTx, id: string): Promise<Outcome> {
  const found = await lockJob(tx, id);
  if (!found) return { outcome: "unknown" };
  if (found.state === "cancelled") return { outcome: "done", queue: found.name };
  if (found.state !== "created" && found.state !== "retry") return { outcome: "refused" };
  const cancelled = "state = 'cancelled', completed_on = now()";
  await change(tx, `update pgboss.job set ${cancelled} where name = $1 and id = $2`, [found.name, id]);
  return { outcome: "done", queue: found.name };
}

async function lockJob(tx: PlatformTx, id: string, queue?: QueueName): Promise<Found | undefined> {
  const among = queue ? `name = '${queue}'` : ours;
  const text = `select name, state::text as state from pgboss.job where ${among} and id = $1 for update`;
  const [found] = await change<Found>(tx, text, [id]);
  if (found) return found;
  const [kept] = await change<Found>(
    tx,
    `select name, state::text as state from pgboss.archive where ${among} and id = $1`,
    [id],
  );
  return kept && { ...kept, state: "archived" };
}

async function change<R extends object>(tx: PlatformTx, text: string, values: string[]): Promise<R[]> {
  const rows = await withJobs(tx, (statements) => statements.unsafe(text, values));
  // The caller's statement names the columns.
  return [...rows] as R[];
}
