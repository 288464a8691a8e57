import { env } from "@/env";
import { groupBy } from "@/lib/group-by";
import { asPlatform } from "@/server/db/platform";
import type { NoticeKind } from "@/server/db/schema";
import { type TenantTx, withTenantJob } from "@/server/db/tenant";
import { enqueueMany } from "@/server/jobs/boss";
import type { MailJob } from "@/server/jobs/payloads";
import { type After, type DueNotices, listDue, takeAssigned, takeComments, todoLink } from "./operations";

const action = "notices.mail";
const first: After = ["00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000", ""];

/** Minutes from the first thing that happened to the mail about it and all that came after. */
const minutes = 3;
const limit = 500;

/**
 * Tells people what others assigned to them and wrote about their todos: one mail for what happened within a few
 * minutes in one organization. Notices go and mails are queued in one transaction for each organization; one that fails
 * keeps its notices for the next run while the others get their mails. Throws when any failed.
 */
export async function mailNotices(): Promise<void> {
  const failures: unknown[] = [];
  let after: After | undefined = first;
  while (after) {
    const page: DueNotices[] = await readDue(after);
    for (const [organizationId, due] of groupBy(page, (each) => each.organizationId))
      await mailOrganization(organizationId, due).catch((error: unknown) => failures.push(error));
    after = afterPage(page);
  }
  if (failures.length > 0)
    throw new AggregateError(failures, "Notices of some organizations were not mailed");
}

const readDue = (after: After) =>
  asPlatform({ reason: action, readOnly: true }, (tx) => listDue(tx, { minutes, after, limit }));

function afterPage(page: DueNotices[]): After | undefined {
  const last = page.length === limit ? page.at(-1) : undefined;
  return last && [last.organizationId, last.userId, last.kind];
}

async function mailOrganization(organizationId: string, due: DueNotices[]): Promise<void> {
  await withTenantJob({ organizationId, action }, async (tx) => {
    const assigned = await assignedMails(tx, ofKind(due, "assigned"));
    const commented = await commentMails(tx, ofKind(due, "comments"));
    await enqueueMany(tx, "mail", [...assigned, ...commented]);
  });
}

const ofKind = (due: DueNotices[], kind: NoticeKind) => due.filter((each) => each.kind === kind);
const idsOf = (due: DueNotices[]) => due.map(({ userId }) => userId);

async function assignedMails(tx: TenantTx, due: DueNotices[]): Promise<MailJob[]> {
  if (due.length === 0) return [];
  const found = groupBy(await takeAssigned(tx, idsOf(due)), ({ userId }) => userId);
  return readersOf(due, found).map(([reader, todos]) => ({
    to: reader.email,
    template: "assigned",
    props: {
      ...gathered(reader, todos),
      todos: todos.map(({ id, title, dueDate, project, actor }) => ({
        ...{ title, dueDate, project, actor },
        url: todoLink(reader.slug, id),
      })),
    },
  }));
}

async function commentMails(tx: TenantTx, due: DueNotices[]): Promise<MailJob[]> {
  if (due.length === 0) return [];
  const found = groupBy(await takeComments(tx, idsOf(due)), ({ userId }) => userId);
  return readersOf(due, found).map(([reader, comments]) => ({
    to: reader.email,
    template: "comments",
    props: {
      ...gathered(reader, comments),
      comments: comments.map(({ todoId, todo, author, body }) => ({
        ...{ todo, author, body },
        url: todoLink(reader.slug, todoId),
      })),
    },
  }));
}

/** Those who want the mail and have something in it. */
function readersOf<T>(due: DueNotices[], found: Map<string, T[]>): [DueNotices, T[]][] {
  return due
    .filter(({ wanted }) => wanted)
    .flatMap((reader) => {
      const rows = found.get(reader.userId);
      return rows ? [[reader, rows] satisfies [DueNotices, T[]]] : [];
    });
}

const gathered = ({ userId, name, organization, slug }: DueNotices, rows: { total: number }[]) => ({
  ...{ userId, name, organization },
  url: `${env.APP_URL}/o/${slug}`,
  total: rows[0]?.total ?? 0,
});
