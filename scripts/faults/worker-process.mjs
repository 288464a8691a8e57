import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { nodeFlags } from "../lib/app.mjs";
import { inRoot } from "../lib/paths.mjs";
import { launch, stop } from "../lib/process.mjs";

const preload = pathToFileURL(inRoot("scripts", "faults", "shifted-clock.mjs")).href;

/** Days from now to the next Monday, 8 o'clock in UTC: when people are mailed what is due. */
export function daysToMonday(now = new Date()) {
  const monday = new Date(now);
  monday.setUTCDate(now.getUTCDate() + ((8 - now.getUTCDay()) % 7 || 7));
  monday.setUTCHours(8, 0, 0, 0);
  return { days: (monday.getTime() - now.getTime()) / 86_400_000, date: monday.toISOString().slice(0, 10) };
}

/** The program that serves jobs, `npm run worker`, which can be killed and started again. */
export function makeWorker(world, smtpUrl, days) {
  const log = join(world.dataDir, "worker.log");
  const { DATABASE_ADMIN_URL: _, ...forApp } = world.env;
  const env = { ...forApp, SMTP_URL: smtpUrl, FAULTS_CLOCK_DAYS: String(days) };
  const args = [...nodeFlags, "--import", preload, join(world.build, "dist", "worker.js")];
  let worker;
  let endedByItself = 0;
  return {
    endedByItself: () => endedByItself,
    alive: () => worker?.alive ?? false,
    log: () => readFileSync(log, "utf8"),
    start: () => {
      const output = openSync(log, "a");
      const started = launch(process.execPath, args, {
        env,
        cwd: world.build,
        stdio: ["ignore", output, output],
      });
      closeSync(output);
      started.alive = true;
      started.ended.then(() => {
        started.alive = false;
        if (!started.isMeant) endedByItself += 1;
      });
      worker = started;
    },
    kill: async () => {
      worker.isMeant = true;
      worker.kill("SIGKILL");
      await worker.ended;
    },
    stop: async () => {
      worker.isMeant = true;
      await stop(worker);
    },
  };
}

/** Enqueues as the app does: with the policy of the queue, in the transaction of `sql`. */
export const enqueue = (sql, queue, data) => sql`
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_in)
  select name, ${sql.json(data)}, retry_limit, coalesce(retry_delay, 0), coalesce(retry_backoff, false),
    expire_seconds * interval '1 second'
  from pgboss.queue where name = ${queue}`;

export const mailTo = (to) => ({ to, template: "no-account", props: { url: "http://localhost:3000" } });

/** Waits until something holds; false when the time is over. */
export async function waitUntil(holds, seconds) {
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await delay(100))
    if (await holds().catch(() => false)) return true;
  return false;
}

/** How often a worker took each mail, by address. */
export async function readTaken(sql) {
  const rows = await sql`select data ->> 'to' as to, max(retry_count) + 1 as taken from (
    select data, retry_count from pgboss.job where name = 'mail'
    union all select data, retry_count from pgboss.archive where name = 'mail') mails group by 1`;
  return new Map(rows.map(({ to, taken }) => [to, Number(taken)]));
}

/** What became of mails: `queued` is when each was, by address, and `taken` how often workers took it. */
export function judgeMails(queued, deliveries, taken = new Map()) {
  const times = [...queued].map(([to, at]) => ({ to, at, got: deliveries.get(to) ?? [] }));
  const sent = times.filter(({ got }) => got[0] !== undefined);
  const waits = sent.map(({ at, got }) => got[0] - at);
  const shares = sent.map(({ to, at, got }) => (got[0] - at) / (taken.get(to) ?? 1));
  return {
    mails: queued.size,
    lost: times.filter(({ got }) => got.length === 0).length,
    duplicates: times.reduce((sum, { got }) => sum + Math.max(0, got.length - 1), 0),
    slowestSeconds: Math.ceil(Math.max(0, ...waits) / 1000),
    slowestShare: Math.ceil(Math.max(0, ...shares) / 1000),
  };
}
