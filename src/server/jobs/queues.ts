import type { QueueName, Schedule } from "@/domain/job";

type Policy = { retryLimit: number; retryDelay?: number; retryBackoff?: boolean; expireInSeconds: number };

/**
 * Every queue with its retry policy; the migrator creates them, the worker serves them. `expireInSeconds` is also how
 * long what a worker took that died is waited for.
 */
export const queues: Record<QueueName, Policy> = {
  mail: { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 30 },
  "notice-mails": { retryLimit: 0, expireInSeconds: 300 },
  "digest-mails": { retryLimit: 2, retryDelay: 60, expireInSeconds: 3000 },
  "audit-seal": { retryLimit: 0, expireInSeconds: 300 },
  "files-clean": { retryLimit: 0, expireInSeconds: 3000 },
  "trash-purge": { retryLimit: 2, retryDelay: 300, expireInSeconds: 3000 },
  "figures-keep": { retryLimit: 2, retryDelay: 300, expireInSeconds: 300 },
  "impersonations-end": { retryLimit: 0, expireInSeconds: 60 },
  "guest-purge": { retryLimit: 2, retryDelay: 300, expireInSeconds: 3000 },
  "billing-event": { retryLimit: 12, retryDelay: 5, retryBackoff: true, expireInSeconds: 30 },
  "billing-seats": { retryLimit: 0, expireInSeconds: 300 },
  "billing-reconcile": { retryLimit: 2, retryDelay: 600, expireInSeconds: 3000 },
};

/** Queues that a clock fills. */
export const schedules: Partial<Record<QueueName, Schedule>> = {
  "notice-mails": { every: "minutes", minutes: 1 },
  "digest-mails": { every: "hour", minute: 0 },
  "audit-seal": { every: "minutes", minutes: 1 },
  "files-clean": { every: "minutes", minutes: 5 },
  "trash-purge": { every: "hour", minute: 17 },
  "guest-purge": { every: "hour", minute: 37 },
  "impersonations-end": { every: "minutes", minutes: 1 },
  "figures-keep": { every: "hour", minute: 52 },
  "billing-seats": { every: "minutes", minutes: 1 },
  "billing-reconcile": { every: "day", hour: 3, minute: 23 },
};

/** A schedule as cron has it. */
export function cronOf(schedule: Schedule): string {
  switch (schedule.every) {
    case "minutes":
      return schedule.minutes === 1 ? "* * * * *" : `*/${schedule.minutes} * * * *`;
    case "hour":
      return `${schedule.minute} * * * *`;
    case "day":
      return `${schedule.minute} ${schedule.hour} * * *`;
  }
}
