import { eq, inArray, isNotNull, sql } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { pendingMigrations } from "../migrations";
import {
  attachments,
  auditLog,
  auditSeal,
  invitation,
  member,
  organization,
  projects,
  subscription,
  team,
  teamMember,
  todos,
} from "../schema";
import { insertAttachments, type KeepFile } from "./attachments";
import { Cast } from "./cast";
import { DemoClock } from "./clock";
import { insertFigures } from "./figures";
import { type SeedTx, withFullAccess } from "./full-access";
import { organizationId, organizations } from "./organizations";
import { resetPeople } from "./reset-people";
import * as rows from "./rows";
import { seededFaker } from "./seeded-faker";
import { makeTodos } from "./todos";

const lockKey = 7_236_412_902;

export type SeedCounts = Record<string, Record<string, number>>;

/**
 * Puts the demo data to how they began, in one transaction: its people are reset, its two organizations deleted
 * with everything of theirs and made afresh; with `keep` they have attachments. Nothing else is touched. Answers row counts by organization.
 *
 * Throws when the database lacks migrations, and when somebody else's organization has one of the demo's slugs.
 */
export async function seedDemo(adminUrl: string, now = new Date(), keep?: KeepFile): Promise<SeedCounts> {
  const client = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await assertMigrated(client);
    return await withFullAccess(client, (tx) => seed(tx, new DemoClock(now), keep));
  } finally {
    await client.end();
  }
}

async function assertMigrated(client: Sql): Promise<void> {
  const [found] = await client`select to_regclass('public."user"') is not null as yes`;
  if (!found?.yes) throw new Error("The database has no tables yet: run npm run db:migrate first.");
  const pending = await pendingMigrations(client);
  if (pending.length === 0) return;
  throw new Error(`The database lacks ${pending.join(", ")}: run npm run db:migrate first.`);
}

async function seed(tx: SeedTx, clock: DemoClock, keep: KeepFile | undefined): Promise<SeedCounts> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(${lockKey}), set_config('app.action', 'demo.seed', true)`,
  );
  await removeOrganizations(tx);
  const people = await resetPeople(tx, clock);
  const cast = new Cast(people);
  const counts: SeedCounts = {};
  for (const own of organizations) {
    await insertScene(tx, { own, cast, clock }, keep);
    counts[own.name] = await count(tx, organizationId(own));
  }
  await insertFigures(tx, clock, [...people.values()]);
  return counts;
}

async function removeOrganizations(tx: SeedTx): Promise<void> {
  const ids = organizations.map(organizationId);
  await tx.delete(organization).where(inArray(organization.id, ids));
  await tx.delete(auditLog).where(inArray(auditLog.organizationId, ids));
  await tx.delete(auditSeal).where(inArray(auditSeal.organizationId, ids));
}

async function insertScene(tx: SeedTx, scene: rows.Scene, keep: KeepFile | undefined): Promise<void> {
  const { own, cast, clock } = scene;
  await tx.insert(organization).values(rows.organizationRow(scene));
  await tx.insert(team).values(rows.teamRows(scene));
  await tx.insert(member).values(rows.memberRows(scene));
  await tx.insert(teamMember).values(rows.teamMemberRows(scene));
  const invitations = rows.invitationRows(scene);
  if (invitations.length > 0) await tx.insert(invitation).values(invitations);
  await tx.insert(subscription).values(rows.subscriptionRow(scene));
  await tx.insert(projects).values(rows.projectRows(scene));
  const faker = seededFaker(own.slug);
  const made = makeTodos({ faker, clock, own, writers: cast.writers(own) });
  await tx.insert(todos).values(made);
  if (keep) await insertAttachments(tx, scene, made, keep);
  await dateHistory(tx, organizationId(own));
}

/** The triggers recorded the rows as made now, by nobody: the history says when and by whom they were. */
async function dateHistory(tx: SeedTx, id: string): Promise<void> {
  for (const [name, table] of Object.entries({
    todos,
    attachments,
    projects,
    member,
    team,
    team_member: teamMember,
    invitation,
    subscription,
  })) {
    await tx.execute(sql`
      update audit_log set created_at = made.created_at, user_id = made.created_by, user_name = author.name, source = 'demo'
      from ${table} made left join "user" author on author.id = made.created_by
      where audit_log.organization_id = ${id} and audit_log.entity_type = ${name}
        and made.organization_id = ${id} and made.id = audit_log.entity_id`);
  }
  await tx.execute(sql`
    update audit_log set created_at = organization.created_at, source = 'demo' from organization
    where organization.id = ${id} and audit_log.entity_id = ${id}`);
  await tx.execute(
    sql`update audit_log set source = 'demo' where organization_id = ${id} and source = 'demo.seed'`,
  );
}

async function count(tx: SeedTx, id: string): Promise<Record<string, number>> {
  const tables = { members: member, teams: team, invitations: invitation, projects, todos } as const;
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    counts[name] = await tx.$count(table, eq(table.organizationId, id));
  }
  const inTrash = sql`${todos.organizationId} = ${id} and ${isNotNull(todos.deletedAt)}`;
  return { ...counts, "todos in the trash": await tx.$count(todos, inTrash) };
}
