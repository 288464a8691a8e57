import type { LiveEntity } from "@/domain/live";
import { isLong } from "@/trpc/long-lists";
import type { trpc } from "@/trpc/react";

type Utils = ReturnType<typeof trpc.useUtils>;

const stale: Record<LiveEntity, (utils: Utils) => Promise<void>[]> = {
  todos: ({ todos, organizations }) => [
    todos.invalidate(undefined, { predicate: ({ state }) => !isLong(state.data) }),
    organizations.usage.invalidate(),
  ],
  attachments: ({ attachments, organizations }) => [
    attachments.invalidate(),
    organizations.usage.invalidate(),
  ],
  comments: ({ comments }) => [comments.invalidate()],
  projects: ({ projects }) => [projects.invalidate()],
  member: ({ members, teams, organizations }) => [
    members.invalidate(),
    teams.invalidate(),
    organizations.usage.invalidate(),
    organizations.list.invalidate(),
  ],
  team: ({ teams }) => [teams.invalidate()],
  team_member: ({ teams }) => [teams.invalidate()],
  invitation: ({ invitations }) => [invitations.invalidate()],
  organization: ({ organizations }) => [organizations.invalidate()],
  subscription: ({ subscriptions, organizations }) => [
    subscriptions.invalidate(),
    organizations.usage.invalidate(),
  ],
};

/** Asks again for what is on the screen of the changed tables; the rest is asked for when it is shown. */
export async function refresh(utils: Utils, entities: ReadonlySet<LiveEntity>): Promise<void> {
  const asked = [...entities].flatMap((entity) => stale[entity](utils));
  await Promise.all([...asked, utils.trash.invalidate(), utils.auditLog.invalidate()]);
}
