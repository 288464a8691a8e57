import { v7 } from "uuid";
import {
  attachments,
  auditLog,
  comments,
  invitation,
  projects,
  team,
  teamMember,
  todos,
} from "@/server/db/schema";
import type { adminDb } from "../database";
import { canary } from "./canaries";
import type { World } from "./world";

const day = 86_400_000;
const later = () => new Date(Date.now() + day);
type Db = Pick<typeof adminDb, "insert" | "query">;

export const deletion = () => ({ deletedAt: new Date(), deletionId: v7() });

/** One live and one deleted row of everything an organization holds, every text a canary. */
export async function createContent(db: Db, tag: string, organizationId: string, people: World["people"]) {
  const mark = (column: string) => canary(tag, column);
  const live = row({ organizationId, createdBy: people.member.userId, updatedBy: people.member.userId });
  const gone = () => ({ ...live(), ...deletion(), deletedBy: people.admin.userId });
  const pair = () => [live(), gone()] as const;

  const team_ = pair();
  await db
    .insert(team)
    .values(team_.map((each, index) => ({ ...each, name: `${mark("team.name")} ${index}` })));
  await db.insert(teamMember).values({
    ...live(),
    teamId: team_[0].id,
    userId: people.member.userId,
    membershipKey: mark("team.key"),
  });
  const project = pair();
  await db
    .insert(projects)
    .values(project.map((each, index) => ({ ...each, name: `${mark("projects.name")} ${index}` })));
  const todo = pair();
  const texts = { title: mark("todos.title"), description: mark("todos.description") };
  await db.insert(todos).values(todo.map((each) => ({ ...each, ...texts, projectId: project[0].id })));
  const comment = pair();
  await db
    .insert(comments)
    .values(comment.map((each) => ({ ...each, todoId: todo[0].id, body: mark("comments.body") })));
  const attachment = pair();
  const file = {
    size: 12,
    fileId: v7(),
    storedAt: new Date(),
    contentType: mark("attachments.content_type"),
  };
  await db
    .insert(attachments)
    .values(
      attachment.map((each) => ({ ...each, ...file, todoId: todo[0].id, name: mark("attachments.name") })),
    );
  const invited = await invite(db, tag, pair(), people);
  const auditEntry = await createEntry(db, tag, organizationId, todo[0].id, people.member.userId);
  return {
    live: {
      team: team_[0].id,
      project: project[0].id,
      todo: todo[0].id,
      comment: comment[0].id,
      attachment: attachment[0].id,
      ...invited.live,
      auditEntry,
    },
    trashed: {
      team: team_[1].id,
      project: project[1].id,
      todo: todo[1].id,
      comment: comment[1].id,
      attachment: attachment[1].id,
      ...invited.trashed,
    },
  };
}

const row =
  <T extends object>(shared: T) =>
  () => ({ id: v7(), ...shared });

type Row = { id: string; organizationId: string };

async function invite(
  db: Db,
  tag: string,
  [live, gone]: readonly [Row, Row],
  { invited, owner }: World["people"],
) {
  const [person] = await db.query.user.findMany({
    where: (table, { eq }) => eq(table.id, invited.userId),
  });
  const message = canary(tag, "invitation.message");
  const base = { role: "member", expiresAt: later(), inviterId: owner.userId, message } as const;
  await db.insert(invitation).values([
    { ...live, ...base, email: person?.email ?? "" },
    { ...gone, ...base, email: `${canary(tag, "invitation.email")}@example.test` },
  ]);
  return { live: { invitation: live.id }, trashed: { invitation: gone.id } };
}

/** An entry that can be reverted, with a canary in every text. */
async function createEntry(db: Db, tag: string, organizationId: string, todoId: string, userId: string) {
  const mark = (column: string) => canary(tag, `audit_log.${column}`);
  const id = v7();
  await db.insert(auditLog).values({
    id,
    organizationId,
    userId,
    action: "update",
    entityType: "todos",
    entityId: todoId,
    oldValues: { priority: 1 },
    newValues: { priority: 3 },
    userName: mark("user_name"),
    impersonatorName: mark("impersonator_name"),
    entityLabel: mark("entity_label"),
    reason: mark("reason"),
    source: mark("source"),
    ipAddress: mark("ip_address"),
    userAgent: mark("user_agent"),
    requestId: mark("request_id"),
  });
  return id;
}
