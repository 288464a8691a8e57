export const trashKinds = [
  "todo",
  "project",
  "comment",
  "attachment",
  "member",
  "team",
  "teamMember",
  "invitation",
] as const;
export type TrashKind = (typeof trashKinds)[number];

export const trashDays = 30;

/** Whole days until the row is purged, never below zero. */
export function daysLeft(deletedAt: Date, now: Date, retentionDays = trashDays): number {
  const elapsed = (now.getTime() - deletedAt.getTime()) / 86_400_000;
  return Math.max(0, Math.ceil(retentionDays - elapsed));
}
