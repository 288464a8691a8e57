import { and, asc, eq, sql } from "drizzle-orm";
import { teamLimits } from "@/domain/team";
import { member, team, teamMember } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { notFound } from "@/server/trpc/errors";

type Person = { memberId: string; userId: string; name: string };

export const shown = { id: team.id, name: team.name, createdAt: team.createdAt };

/** The teams with the people in them, by name. */
export async function listTeams(tx: TenantTx) {
  const people = sql<Person[]>`(
    select coalesce(json_agg(json_build_object('memberId', m.id, 'userId', u.id, 'name', u.name)
      order by lower(u.name), m.id), '[]')
    from ${teamMember} tm join ${member} m on m.user_id = tm.user_id join "user" u on u.id = tm.user_id
    where tm.team_id = team.id)`;
  return tx
    .select({ ...shown, memberCount: team.memberCount, members: people })
    .from(team)
    .orderBy(sql`lower(${team.name})`, asc(team.id))
    .limit(teamLimits.list);
}

/** A live team by its id; null for any other, and for none. */
export async function findTeam(tx: TenantTx, id: string | null) {
  if (!id) return null;
  const [found] = await tx.select({ id: team.id, name: team.name }).from(team).where(eq(team.id, id));
  return found ?? null;
}

/** Throws NOT_FOUND unless the given team is live; holds it live until the end. */
export async function holdTeam(tx: TenantTx, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const [found] = await tx.select({ id: team.id }).from(team).where(eq(team.id, id)).for("share");
  if (!found) throw notFound();
}

/** Locks a live team and a live member against being trashed meanwhile; answers the member's user. */
async function lockBoth(tx: TenantTx, teamId: string, memberId: string): Promise<string> {
  await holdTeam(tx, teamId);
  const [person] = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(eq(member.id, memberId))
    .for("share");
  if (!person) throw notFound();
  return person.userId;
}

/** Puts a member into a team; who is in it already stays. */
export async function addToTeam(tx: TenantTx, teamId: string, memberId: string): Promise<void> {
  const userId = await lockBoth(tx, teamId, memberId);
  await tx.insert(teamMember).values({ teamId, userId }).onConflictDoNothing();
}

/** The row that says a member is in a team; throws NOT_FOUND when they are not. */
export async function findTeamMember(tx: TenantTx, teamId: string, memberId: string): Promise<string> {
  const [found] = await tx
    .select({ id: teamMember.id })
    .from(teamMember)
    .innerJoin(member, eq(member.userId, teamMember.userId))
    .where(and(eq(teamMember.teamId, teamId), eq(member.id, memberId)));
  if (!found) throw notFound();
  return found.id;
}
