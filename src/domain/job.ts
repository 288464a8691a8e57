export const queueNames = [
  "mail",
  "notice-mails",
  "digest-mails",
  "audit-seal",
  "files-clean",
  "trash-purge",
  "guest-purge",
  "figures-keep",
  "impersonations-end",
  "billing-event",
  "billing-seats",
  "billing-reconcile",
] as const;
export type QueueName = (typeof queueNames)[number];

export const mailKinds = [
  "verify-email",
  "reset-password",
  "magic-link",
  "second-factor",
  "no-account",
  "save-work",
  "address-taken",
  "change-email",
  "security-notice",
  "invitation",
  "assigned",
  "comments",
  "digest",
] as const;
export type MailKind = (typeof mailKinds)[number];

/** `retrying` waits for its next attempt after one that failed; `failed` has none left. */
export const jobStates = ["waiting", "retrying", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/** Days for which a job is kept after its end, in the queue or in its archive. */
export const jobKeptDays = 14;

/** Nobody counts the jobs of a queue further: a figure that is as high says "at least". */
export const countedJobsMost = 10_000;

/** When a clock fills a queue, in UTC. */
export type Schedule =
  | { every: "minutes"; minutes: number }
  | { every: "hour"; minute: number }
  | { every: "day"; hour: number; minute: number };
