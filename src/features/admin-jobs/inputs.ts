import { z } from "zod";
import { accountLimits } from "@/domain/account";
import { jobStates, mailKinds, queueNames } from "@/domain/job";
import { cursor, direction, idOf, pageSize } from "@/server/db/inputs";

const page = { cursor: cursor.nullish(), direction, limit: pageSize(100, 50) };

export const listJobsInput = z
  .strictObject({
    queue: z.enum(queueNames).nullish(),
    state: z.enum(["failing", "failed", "retrying", "waiting", "running"]).default("failing"),
    ...page,
  })
  .prefault({});

export const listMailsInput = z
  .strictObject({
    address: z.string().trim().max(accountLimits.email).nullish(),
    state: z.enum(jobStates).nullish(),
    kind: z.enum(mailKinds).nullish(),
    ...page,
  })
  .prefault({});

export const oneQueue = z.strictObject({ queue: z.enum(queueNames) });
export const failedJob = z.strictObject({ id: idOf("failedJob") });
export const waitingJob = z.strictObject({ id: idOf("waitingJob") });
