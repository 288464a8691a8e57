/** Every queue with its retry policy; the migrator creates them, the worker serves them. */
export const queues = {
  mail: { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  "notice-mails": { retryLimit: 0, expireInSeconds: 300 },
  "digest-mails": { retryLimit: 2, retryDelay: 60, expireInSeconds: 3000 },
  "audit-seal": { retryLimit: 0, expireInSeconds: 300 },
  "files-clean": { retryLimit: 0, expireInSeconds: 3000 },
  "trash-purge": { retryLimit: 2, retryDelay: 300, expireInSeconds: 3000 },
  "impersonations-end": { retryLimit: 0, expireInSeconds: 60 },
  "guest-purge": { retryLimit: 2, retryDelay: 300, expireInSeconds: 3000 },
  "billing-event": { retryLimit: 12, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  "billing-seats": { retryLimit: 0, expireInSeconds: 300 },
  "billing-reconcile": { retryLimit: 2, retryDelay: 600, expireInSeconds: 3000 },
} as const;

/** Queues that a clock fills, in UTC. */
export const schedules: Partial<Record<QueueName, string>> = {
  "notice-mails": "* * * * *",
  "digest-mails": "0 * * * *",
  "audit-seal": "* * * * *",
  "files-clean": "*/5 * * * *",
  "trash-purge": "17 * * * *",
  "impersonations-end": "* * * * *",
  "guest-purge": "37 * * * *",
  "billing-seats": "* * * * *",
  "billing-reconcile": "23 3 * * *",
};

export type QueueName = keyof typeof queues;
