import type { Permission } from "./roles";

/** The tables whose changes colleagues see without reloading, with the permission that a change is told to. */
export const liveEntities = {
  todos: "todos:read",
  comments: "todos:read",
  attachments: "todos:read",
  projects: "projects:read",
  member: "members:read",
  team: "teams:read",
  team_member: "teams:read",
  invitation: "invitations:read",
  organization: "organization:read",
  subscription: "billing:read",
} as const satisfies Record<string, Permission>;

export type LiveEntity = keyof typeof liveEntities;

export const isLiveEntity = (name: string): name is LiveEntity => Object.hasOwn(liveEntities, name);

/**
 * What a stream says: these tables changed, and by which requests, so that who asked need not ask again; the empty one
 * stands for what no request did.
 */
export type LiveChange = { entities: LiveEntity[]; requests: string[] };
