/** Every queue with its retry policy; the migrator creates them, the worker serves them. */
export const queues = {
  mail: { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  "audit-seal": { retryLimit: 0, expireInSeconds: 300 },
} as const;

/** Queues that a clock fills, in UTC. */
export const schedules: Partial<Record<QueueName, string>> = { "audit-seal": "* * * * *" };

export type QueueName = keyof typeof queues;
