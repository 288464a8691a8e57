import { type JobState, type QueueName, queueNames } from "@/domain/job";
import type { MailJob } from "./payloads";

export type Row = {
  id: string;
  queue: QueueName;
  state: keyof typeof stateOf;
  data: unknown;
  output: unknown;
  created_on: Date;
  started_on: Date | null;
  completed_on: Date | null;
  start_after: Date;
  retry_count: number;
  retry_limit: number;
  sort_key: string;
};

export const columns = `id, name as queue, state::text as state, data, output, created_on, started_on, completed_on,
  start_after, retry_count, retry_limit, created_on::text as sort_key`;

/** Our own queues; the library has one for its clock. */
export const ours = `name in (${queueNames.map((name) => `'${name}'`).join(", ")})`;

const stateOf = {
  created: "waiting",
  retry: "retrying",
  active: "running",
  completed: "done",
  failed: "failed",
  cancelled: "cancelled",
} as const satisfies Record<string, JobState>;

/** The states as the queue calls them, for a statement. */
export const stored: Record<JobState, string> = {
  waiting: "'created'",
  retrying: "'retry'",
  running: "'active'",
  done: "'completed'",
  failed: "'failed'",
  cancelled: "'cancelled'",
};

/** A job without what it was given. `attempts` are those that have begun, `attemptsMost` as many as there can be. */
export function jobOf(row: Row) {
  const state: JobState = stateOf[row.state];
  return {
    id: row.id,
    queue: row.queue,
    state,
    createdAt: row.created_on.toISOString(),
    startedAt: row.started_on?.toISOString() ?? null,
    endedAt: row.completed_on?.toISOString() ?? null,
    nextTryAt: state === "waiting" || state === "retrying" ? row.start_after.toISOString() : null,
    attempts: row.started_on ? row.retry_count + 1 : 0,
    attemptsMost: row.retry_limit + 1,
    mail: row.queue === "mail" ? addressed(row.data) : null,
  };
}

/** What may be told of a mail: where to and what kind. */
function addressed(data: unknown): Pick<MailJob, "to" | "template"> {
  const { to, template } = data as MailJob;
  return { to, template };
}
