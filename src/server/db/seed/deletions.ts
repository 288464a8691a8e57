import type { DemoClock } from "./clock";
import { demoId } from "./demo-id";
import type { DemoOrganization } from "./organizations";

export type Deletion = { daysAgo: number; deletedAt: Date; deletionId: string };

/** One entry for every todo in the trash; todos that went together share time and id. */
export function spreadDeletions(own: DemoOrganization, clock: DemoClock): Deletion[] {
  return own.deletions.flatMap(({ daysAgo, count }) => {
    const deletedAt = clock.past(daysAgo);
    const deletionId = demoId(`deletion ${own.slug} ${daysAgo}`, deletedAt);
    return Array.from({ length: count }, () => ({ daysAgo, deletedAt, deletionId }));
  });
}
