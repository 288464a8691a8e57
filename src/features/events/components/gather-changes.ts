import type { LiveChange, LiveEntity } from "@/domain/live";
import { isOwnRequest } from "@/trpc/own-requests";

/** Milliseconds in which changes that follow one another are shown together. */
const gatherFor = 250;

type Options = { isBusy: () => boolean; show: (entities: ReadonlySet<LiveEntity>) => void };

/**
 * Collects changes and shows those that others made. A change of one's own is told apart once its answer is here:
 * while one is on its way, nothing is shown.
 */
export function gatherChanges({ isBusy, show }: Options) {
  let changes: LiveChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (isBusy()) return wait();
    const others = changes.filter(({ requests }) => !requests.every(isOwnRequest));
    changes = [];
    const entities = new Set(others.flatMap((change) => change.entities));
    if (entities.size > 0) show(entities);
  };
  const wait = () => {
    timer ??= setTimeout(flush, gatherFor);
  };
  return {
    add: (change: LiveChange) => {
      changes.push(change);
      wait();
    },
    stop: () => clearTimeout(timer),
  };
}
