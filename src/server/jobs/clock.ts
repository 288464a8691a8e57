import { Cron } from "croner";
import type { QueueName } from "@/domain/job";
import { cronOf, schedules } from "./queues";

/**
 * Calls `fill` whenever the time of a queue has come; the answer ends that. The job queue's own clock works all
 * schedules out anew twice a minute, for which a server that also answers requests stands still.
 */
export function startClock(fill: (queue: QueueName) => Promise<void>): () => void {
  const clocks = entries.map(([queue, schedule]) => {
    const options = { utcOffset: 0, unref: true };
    return new Cron(cronOf(schedule), options, () => fill(queue));
  });
  return () => {
    for (const clock of clocks) clock.stop();
  };
}

const entries = Object.entries(schedules) as [QueueName, NonNullable<(typeof schedules)[QueueName]>][];
