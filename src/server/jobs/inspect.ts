import { countedJobsMost, type JobState, type MailKind, type QueueName } from "@/domain/job";
import type { Values } from "../db/connection";
import { type Cursor, toPage } from "../db/inputs";
import { jobsPool } from "./boss";
import { errorText, firstLine } from "./error-text";
import { columns, jobOf, ours, type Row, stored } from "./rows";

type Page = { cursor?: Cursor | null; limit: number };
type Condition = { text: string; values: string[] };

/** Jobs that the operator looks at first, the newest first; `failing` are those that failed or wait for their next attempt. */
export async function listJobs({
  queue,
  state,
  ...page
}: Page & { queue?: QueueName | null; state: "failing" | "failed" | "retrying" | "waiting" | "running" }) {
  const within = state === "failing" ? `${stored.retrying}, ${stored.failed}` : stored[state];
  const conditions = [when(`state in (${within})`), queue ? when("name = ?", queue) : when(ours)];
  return listRows("pgboss.job", conditions, page);
}

/** The mail log, the newest first: every mail since `jobKeptDays` ago. `address` is one, or how it begins. */
export async function listMails({
  address,
  state,
  kind,
  ...page
}: Page & { address?: string | null; state?: JobState | null; kind?: MailKind | null }) {
  const prefix = address?.toLowerCase().replace(/[\\%_]/g, "\\$&");
  const conditions = [
    when("name = 'mail'"),
    ...(prefix ? [when("lower(data ->> 'to') like ?", `${prefix}%`)] : []),
    ...(state ? [when(`state = ${stored[state]}`)] : []),
    ...(kind ? [when("data ->> 'template' = ?", kind)] : []),
  ];
  return listRows("both", conditions, page);
}

const when = (text: string, ...values: string[]): Condition => ({ text, values });

async function listRows(from: "pgboss.job" | "both", conditions: Condition[], { cursor, limit }: Page) {
  const after = cursor ? [when("(created_on, id) < (?::timestamptz, ?::uuid)", ...cursor)] : [];
  const all = [...conditions, ...after];
  const values = all.flatMap((each) => each.values);
  let place = 0;
  const where = all.map(({ text }) => text.replaceAll("?", () => `$${++place}`)).join(" and ");
  const last = `order by created_on desc, id desc limit ${limit + 1}`;
  const part = (table: string) => `(select ${columns} from ${table} where ${where} ${last})`;
  const text =
    from === "both"
      ? `${part("pgboss.job")} union all ${part("pgboss.archive")} ${last}`
      : part("pgboss.job");
  const rows = await read<Row>(text, values);
  const page = toPage(
    rows.map((row) => ({ row, id: row.id, sortKey: row.sort_key })),
    limit,
  );
  return { items: page.items.map(({ row }) => listed(row)), nextCursor: page.nextCursor };
}

const listed = (row: Row) => ({ ...jobOf(row), error: firstLine(errorText(row.output, row.data)) });

/** One job with the whole of its error, also from the archive; null when there is none. */
export async function findJob(id: string) {
  const part = (table: string) => `select ${columns} from ${table} where ${ours} and id = $1`;
  const [row] = await read<Row>(`${part("pgboss.job")} union all ${part("pgboss.archive")}`, [id]);
  return row ? { ...listed(row), wholeError: errorText(row.output, row.data) } : null;
}

type Overview = {
  queue: QueueName;
  waiting: number;
  running: number;
  done: number;
  failed: number;
  failing: number;
  oldest: Date | null;
  last: Date | null;
};

const counted = (condition: string) => `(select count(*)::int from (
  select from pgboss.job where job.name = queue.name and ${condition} limit ${countedJobsMost}) as found)`;
const today = "completed_on > now() - interval '24 hours'";

const overview = `
select name as queue, ${counted("state < 'active'")} as waiting, ${counted("state = 'active'")} as running,
  ${counted(`state = 'completed' and ${today}`)} as done, ${counted(`state = 'failed' and ${today}`)} as failed,
  ${counted("state in ('retry', 'failed') and state = 'failed'")} as failing,
  (select start_after from pgboss.job where job.name = queue.name and state < 'active' and start_after <= now()
    order by start_after limit 1) as oldest,
  coalesce(
    (select completed_on from pgboss.job where job.name = queue.name and completed_on is not null
      order by completed_on desc limit 1),
    (select completed_on from pgboss.archive where archive.name = queue.name order by created_on desc limit 1)
  ) as last
from pgboss.queue where ${ours}`;

/**
 * How each queue stands: `done` and `failed` in 24 hours, `failing` all that failed and can be tried again, `oldest` since
 * when the first of those waits that could be served.
 */
export async function readQueues() {
  const rows = await read<Overview>(overview, []);
  return rows.map(({ oldest, last, ...row }) => ({
    ...row,
    oldestWaitingAt: oldest?.toISOString() ?? null,
    lastRunAt: last?.toISOString() ?? null,
  }));
}

const read = <R extends object>(text: string, values: string[]) =>
  jobsPool().unsafe<R[]>(text, values as Values as never[]);
