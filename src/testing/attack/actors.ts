import { type MemberRole, permissions } from "@/domain/roles";
import type { ProcedureMeta } from "@/server/trpc/init";
import type { Found } from "./canaries";
import type { Outsiders, Person, World } from "./world";

export type Actor = {
  name: string;
  token: string | null;
  userId: string | null;
  signedIn: boolean;
  role: MemberRole | null;
  platform: boolean;
  impersonatedBy: string | null;
  /** Whether this canary may reach the actor in an answer of `path`. */
  sees: (found: Found, path: string) => boolean;
};

/** What stays for the whole campaign: `foreign` is never called upon by anyone of its own. */
export type Fixed = { foreign: World; stranger: World; outsiders: Outsiders };

/** The link of an invitation is a secret of its own: who holds it sees whose it is. */
const shownByLink = new Set([
  ...["organization.name", "slug", "user.name", "user.email"],
  ...["invitation.email", "invitation.message", "team.name"],
]);
const byLink = new Set(["invitations.preview", "invitations.accept"]);
/** What an administrator of the platform works with, and who did what and why; never an organization's content. */
const ofPlatform =
  /^(user|organization|session|subscription)\.|^slug$|^audit_log\.(user_name|impersonator_name|reason|source)$/;
/** Never shown to colleagues, whatever their role. */
const personal = /^session\.|^user\.ban_reason$|^audit_log\.(user_agent|request_id)$/;

/** Where people read what is personal: of themselves. */
const ofOneself = new Set(["session.list", "account.export"]);

const outsider = { role: null, platform: false, impersonatedBy: null };

/** Everyone who could call, as one organization sees them. */
export function actorsOf(world: World, { stranger: other }: Fixed): Actor[] {
  const { people } = world;
  const nobody = (name: string, person: Person | null): Actor => ({
    ...outsider,
    name,
    token: person?.token ?? null,
    userId: person?.userId ?? null,
    signedIn: false,
    sees: (found, path) => byLink.has(path) && shownByLink.has(found.column),
  });
  const stranger = (name: string, person: Person, tags: string[] = []): Actor => ({
    ...nobody(name, person),
    signedIn: true,
    sees: ({ tag, column }, path) =>
      [person.tag, ...tags].includes(tag) || (byLink.has(path) && shownByLink.has(column)),
  });
  const insider = (name: string, person: Person, role: MemberRole): Actor => ({
    ...stranger(name, person),
    role,
    sees: ({ tag, column }, path) => {
      if (byLink.has(path) && shownByLink.has(column)) return true;
      if (tag === world.trashedTag) return role === "owner";
      if (tag === people.invited.tag) return column === "user.email";
      if (tag === people.exMember.tag) return column === "user.name";
      if (column === "session.reason") return person === people.impersonator;
      return tag === world.tag && (!personal.test(column) || ofOneself.has(path));
    },
  });
  return [
    nobody("anonymous", null),
    nobody("expired session", people.expired),
    nobody("banned", people.banned),
    stranger("no organization", people.invited),
    stranger("ex-member", people.exMember),
    stranger("other organization's owner", people.stranger, [other.tag, other.trashedTag]),
    {
      ...stranger("platform administrator", people.platformAdmin),
      platform: true,
      sees: ({ column }, path) => ofPlatform.test(column) || (byLink.has(path) && shownByLink.has(column)),
    },
    insider("viewer", people.viewer, "viewer"),
    insider("member", people.member, "member"),
    {
      ...insider("impersonator", people.impersonator, "member"),
      impersonatedBy: people.support.userId,
    },
    insider("admin", people.admin, "admin"),
    insider("owner", people.owner, "owner"),
  ];
}

/** The code with which the actor is refused whatever the input, or null when it depends on the input. */
export function refusalOf(actor: Actor, meta: ProcedureMeta): string | null {
  if (meta.scope === "public") return null;
  if (!actor.signedIn) return "UNAUTHORIZED";
  if (meta.scope === "platform") return actor.platform ? null : "NOT_FOUND";
  if (meta.scope === "user") return meta.inPerson && actor.impersonatedBy ? "FORBIDDEN" : null;
  if (!actor.role) return "NOT_FOUND";
  const roles: readonly MemberRole[] | undefined = meta.permission && permissions[meta.permission];
  if (meta.inPerson && actor.impersonatedBy) return "FORBIDDEN";
  return roles?.includes(actor.role) === false ? "FORBIDDEN" : null;
}
