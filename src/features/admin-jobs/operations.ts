import type { QueueName } from "@/domain/job";
import { type Said, say } from "@/i18n/errors";
import type { CurrentSession } from "@/server/auth/sessions";
import { asPlatform, type PlatformTx } from "@/server/db/platform";
import { cancelJob, retryFailed, retryJob } from "@/server/jobs/change";
import type { RequestContext } from "@/server/trpc/context";
import { DomainError, notFound } from "@/server/trpc/errors";

type Actor = RequestContext & { user: CurrentSession["user"] };
type Outcome = Awaited<ReturnType<typeof retryJob>>;

/** Tries a failed job again, one of a queue when it is named. Throws NOT_FOUND, and CONFLICT for one that has ended well. */
export const retry = (actor: Actor, reason: string, job: { id: string; queue?: QueueName }) =>
  change(actor, { reason, id: job.id, refusal: say("jobServed") }, (tx) => retryJob(tx, job.id, job.queue));

/** Takes a waiting job back. Throws NOT_FOUND, and CONFLICT for one that does not wait. */
export const cancel = (actor: Actor, reason: string, id: string) =>
  change(actor, { reason, id, refusal: say("jobNotWaiting") }, (tx) => cancelJob(tx, id));

export async function retryQueue(actor: Actor, reason: string, queue: QueueName) {
  await asPlatform(
    requestOf(actor, reason),
    (tx) => retryFailed(tx, queue),
    () => [entryOf(queue)],
  );
  return { queue };
}

type Change = { reason: string; id: string; refusal: Said };

async function change(
  actor: Actor,
  { reason, id, refusal }: Change,
  fn: (tx: PlatformTx) => Promise<Outcome>,
) {
  const work = async (tx: PlatformTx) => {
    const result = await fn(tx);
    if (result.outcome === "unknown") throw notFound();
    if (result.outcome === "refused") throw new DomainError("CONFLICT", refusal);
    return result.queue;
  };
  await asPlatform(requestOf(actor, reason), work, (queue) => [{ ...entryOf(queue), entityId: id }]);
  return { id };
}

const requestOf = ({ user, requestId, ipAddress, userAgent }: Actor, reason: string) => ({
  ...{ reason, userId: user.id },
  ...{ requestId, ipAddress, userAgent },
});

const entryOf = (queue: QueueName) => ({ entityType: "job", entityLabel: queue });
