import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { startCatcher } from "./catcher.mjs";
import {
  daysToMonday,
  enqueue,
  judgeMails,
  mailTo,
  makeWorker,
  readTaken,
  waitUntil,
} from "./worker-process.mjs";

/** Mails that wait at a time: so many that the worker has always something to send. */
const backlog = 20;

/** Todos whose time in the trash is over, and a job that deletes them. */
async function addPurge(sql, organization) {
  const ids = Array.from({ length: 3 }, () => randomUUID());
  for (const id of ids)
    await sql`insert into todos (id, organization_id, title, deleted_at, deletion_id)
      values (${id}, ${organization.id}, 'Old', now() - interval '31 days', ${randomUUID()})`;
  await enqueue(sql, "trash-purge", {});
  return ids;
}

/** A delivery as the webhook keeps it: the event and its job in one transaction. */
async function addEvent(sql) {
  const id = `evt_${randomUUID()}`;
  await sql.begin(async (tx) => {
    await tx`insert into stripe_event (id, type, customer_id) values (${id}, 'invoice.paid', ${`cus_${id}`})`;
    await enqueue(tx, "billing-event", { id });
  });
  return id;
}

/** Somebody with a todo that is due, and the job that mails people what is. */
async function addReader(world, sql, date) {
  const { id, user, email } = await world.organization("Reader");
  await sql`insert into todos (id, organization_id, title, assigned_to, due_date)
    values (${randomUUID()}, ${id}, 'Due', ${user}, ${date})`;
  await enqueue(sql, "digest-mails", {});
  return email;
}

/** Keeps jobs of every kind coming; what was promised is kept here, outside of the database. */
function startStream(world, sql, { deliveries, organization, date }) {
  const promised = { mails: new Map(), todos: [], events: [], readers: [] };
  const waiting = () => [...promised.mails.keys()].filter((to) => !deliveries.has(to)).length;
  const topUp = async () => {
    for (let missing = backlog - waiting(); missing > 0; missing--) {
      const to = `${randomUUID()}@example.test`;
      await enqueue(sql, "mail", mailTo(to));
      promised.mails.set(to, performance.now());
    }
  };
  const addOthers = async () => {
    promised.todos.push(...(await addPurge(sql, organization)));
    promised.events.push(await addEvent(sql), await addEvent(sql));
    promised.readers.push(await addReader(world, sql, date));
  };
  return { promised, topUp, addOthers };
}

/** What stands in the database of each promise: how often it took place. */
async function countEffects(sql, { todos, events, readers }) {
  const deleted = await sql`select entity_id::text as id, count(*)::int as times from audit_log
    where entity_type = 'todos' and action = 'purge' and entity_id = any (${todos}::uuid[]) group by 1`;
  const left = await sql`select id from todos where id = any (${todos}::uuid[])`;
  const open = await sql`select id from stripe_event where id = any (${events}) and processed_at is null`;
  const [{ applied }] =
    await sql`select count(*)::int as applied from audit_log where action = 'subscriptions.event'`;
  const digests = await sql`select data ->> 'to' as to, count(*)::int as times from (
    select data from pgboss.job where name = 'mail' union all select data from pgboss.archive where name = 'mail') mails
    where data ->> 'template' = 'digest' group by 1`;
  const timesOf = (rows, key) => new Map(rows.map((row) => [row[key], row.times]));
  const once = (all, times) => all.filter((each) => times.get(each) === 1).length;
  return {
    purged: once(todos, timesOf(deleted, "id")) - left.length,
    applied: open.length === 0 ? applied : -open.length,
    digested: once(readers, timesOf(digests, "to")),
  };
}

const isOver = async (sql, { todos, events, readers }, deliveries) => {
  const [{ open }] = await sql`select count(*)::int as open from pgboss.job
    where name in ('mail', 'billing-event') and state in ('created', 'retry', 'active')`;
  const [{ left }] = await sql`select count(*)::int as left from todos where id = any (${todos}::uuid[])`;
  const [{ events: unread }] = await sql`select count(*)::int as events from stripe_event
    where id = any (${events}) and processed_at is null`;
  return open + left + unread === 0 && readers.every((to) => deliveries.has(to));
};

/** A worker is killed again and again while it serves mails, purges, events of payments and digests. */
export async function workerKilled(world, { workerKills, jobWaitSeconds }) {
  await world.stopApp();
  const catcher = await startCatcher();
  const sql = world.database.admin();
  const { days, date } = daysToMonday();
  const worker = makeWorker(world, catcher.url, days);
  const { deliveries } = catcher;
  const organization = await world.organization("Purged");
  const stream = startStream(world, sql, { deliveries, organization, date });
  for (let kill = 0; kill < workerKills; kill++) {
    await stream.topUp();
    await stream.addOthers();
    const before = deliveries.size;
    worker.start();
    await waitUntil(async () => deliveries.size > before, 30);
    for (const until = performance.now() + Math.random() * 600; performance.now() < until; await delay(20))
      await stream.topUp();
    await worker.kill();
  }
  worker.start();
  await enqueue(sql, "trash-purge", {});
  await enqueue(sql, "digest-mails", {});
  const over = await waitUntil(() => isOver(sql, stream.promised, deliveries), jobWaitSeconds);
  await worker.stop();
  const effects = await countEffects(sql, stream.promised);
  const mails = judgeMails(stream.promised.mails, deliveries, await readTaken(sql));
  const digests = judgeMails(new Map(stream.promised.readers.map((to) => [to, 0])), deliveries);
  await sql.end();
  await catcher.stop();
  await world.restart();
  return report(stream.promised, {
    workerKills,
    over,
    effects,
    mails,
    digests,
    ended: worker.endedByItself(),
  });
}

function report({ todos, events, readers }, { workerKills, over, effects, mails, digests, ended }) {
  const duplicates = mails.duplicates + digests.duplicates;
  return {
    name: `kill -9 of a worker ${workerKills} times while it serves jobs`,
    figures: {
      mails: mails.mails + readers.length,
      "never sent": mails.lost + digests.lost,
      "sent twice": duplicates,
      "slowest mail, s": mails.slowestSeconds,
      "of it for each worker that took it, s": mails.slowestShare,
      "todos purged once": `${effects.purged} of ${todos.length}`,
      "events applied once": `${effects.applied} of ${events.length}`,
      "digests made once": `${effects.digested} of ${readers.length}`,
      "served to the end": over,
      "ended by itself": ended,
    },
    passed:
      over &&
      mails.lost + digests.lost + ended === 0 &&
      duplicates <= workerKills &&
      effects.purged === todos.length &&
      effects.applied === events.length &&
      effects.digested === readers.length,
  };
}
