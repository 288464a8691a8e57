import { files } from "./files";
import { inFile, type Mutant } from "./mutant";
import { statement } from "./sql";

const stream = inFile("src/server/events/stream.ts", files.events);
const changes = inFile("src/server/events/changes.ts", files.events);
const mails = inFile("src/features/invitations/jobs.ts", files.invitationTerms);
const invitations = inFile("src/features/invitations/operations.ts", files.invitationTerms);
const teams = inFile("src/features/teams/router.ts", files.teams);
const logo = inFile("src/server/auth/pictures.ts", files.organizations);

/** What organizations, teams and invitations promise, and what streams tell of them. */
export const organizations: readonly Mutant[] = [
  stream(
    "a stream that outlives the membership",
    "const { member } = await prove(ctx, organizationId, ctx.path);",
    "const { member } = ctx.place;",
  ),
  stream(
    "a stream that tells what a role may not read",
    "may(role, liveEntities[entity])",
    "entity !== undefined",
  ),
  stream(
    "a stream that outlives the instance",
    "feed.next(proveEvery, signal, drained)",
    "feed.next(proveEvery, signal)",
  ),
  changes(
    "a stream that hears of every organization",
    "for (const feed of this.#feeds.get(organizationId) ?? []) feed.add({ entity, requestId });",
    "for (const feed of this.#all()) feed.add({ entity, requestId });",
  ),
  changes("a gap that nobody hears of", "for (const feed of this.#all()) feed.add({ all: true });", ""),
  statement(files.events)("an end of a session that nobody says", "drop trigger announce_end on session"),
  statement(files.events, files.invariants)(
    "todos that change unheard",
    "drop trigger announce_insert on todos",
  ),
  mails(
    "invitations without a limit an hour",
    "if ((recent?.mails ?? 0) + emails.length > limit)",
    "if (false)",
  ),
  mails(
    "invitations counted side by side",
    `await tx.select({ id: organization.id }).from(organization).for("no key update");`,
    "",
  ),
  mails("any number of mails to an address", "(sql`count(*) >= ", "(sql`count(*) >= 1000 + "),
  invitations(
    "an invitation sent again without a limit",
    "if (often.has(found.email)) throw mailedOften(found.email);",
    "",
  ),
  invitations(
    "a place in a team that is gone",
    "and(eq(team.id, invitation.teamId), liveOf(invitation.organizationId))",
    "eq(team.id, invitation.teamId)",
    [
      "eq(team.organizationId, organizationId), isNull(team.deletedAt));\n  const [held]",
      "eq(team.organizationId, organizationId));\n  const [held]",
    ],
  ),
  teams("an active team of another organization", "if (input.id && !found) throw notFound();", ""),
  logo(
    "a logo of any kind",
    "if (!type || content.length > pictureLimits.bytes)",
    "if (!type && content.length < 0)",
  ),
];
