/** Every queue with its retry policy; the migrator creates them, the worker serves them. */
export const queues = {
  mail: { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
} as const;

export type QueueName = keyof typeof queues;
