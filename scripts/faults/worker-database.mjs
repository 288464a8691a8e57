import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { startCatcher } from "./catcher.mjs";
import { enqueue, judgeMails, mailTo, makeWorker, readTaken, waitUntil } from "./worker-process.mjs";

const writerCount = 20;
const backlog = 300;

/** Milliseconds: the driver of the writers may leave one without an answer when its connection breaks. */
const answerAtMost = 5_000;

/** Its write into a connection that has just gone is nobody's: the writer that waits gives up by itself. */
function survive(error) {
  if (!(error instanceof TypeError && String(error.stack).includes("postgres/src/connection.js")))
    throw error;
}

/**
 * Writers that write a row and enqueue a mail about it in one transaction; each fourth takes it back. The ledger is
 * kept here: what was acknowledged, what was taken back, and what nobody knows since the connection broke.
 */
function startWriters(world, deliveries) {
  const ledger = { committed: new Map(), rolledBack: [], unknown: [] };
  let stopped = false;
  const waiting = () => ledger.committed.size - deliveries.size;
  const write = async (sql, undo) => {
    const to = `${randomUUID()}@example.test`;
    const isUndone = new Error("undone");
    try {
      const written = sql.begin(async (tx) => {
        await tx`insert into verification (id, identifier, value, expires_at) values (${randomUUID()}, ${to}, 'x', now())`;
        await enqueue(tx, "mail", mailTo(to));
        await tx`select pg_sleep(0.03)`;
        if (undo) throw isUndone;
      });
      written.catch(() => {});
      await Promise.race([written, delay(answerAtMost).then(() => Promise.reject(new Error("no answer")))]);
      ledger.committed.set(to, performance.now());
      return true;
    } catch (error) {
      const known = error === isUndone;
      (known ? ledger.rolledBack : ledger.unknown).push(to);
      return known;
    }
  };
  const writers = Array.from({ length: writerCount }, async () => {
    const connect = () =>
      postgres(world.database.url("tenantry"), { max: 1, onnotice: () => {}, connect_timeout: 5 });
    let sql = connect();
    for (let turn = 0; !stopped; turn++) {
      const known = waiting() >= backlog || (await write(sql, turn % 4 === 3));
      if (!known) {
        sql.end({ timeout: 1 }).catch(() => {});
        sql = connect();
      }
      await delay(20 + Math.random() * 80);
    }
    await sql.end({ timeout: 1 }).catch(() => {});
  });
  const stop = () => {
    stopped = true;
    return Promise.all(writers);
  };
  return { ledger, stop };
}

async function breakThings(world, worker, { workerDatabaseKills }) {
  for (let kill = 0; kill < workerDatabaseKills; kill++) {
    await delay(1_000 + Math.random() * 2_000);
    if (kill % 2 === 0) {
      await worker.kill();
      worker.start();
    } else {
      await world.database.kill();
      await world.database.start();
    }
  }
}

/** Whose row is there, of some addresses. */
async function present(sql, addresses) {
  const rows = await sql`select identifier from verification where identifier = any (${addresses})`;
  return new Set(rows.map(({ identifier }) => identifier));
}

/** A worker and PostgreSQL are killed in turns while writers write and enqueue. */
export async function workerAndDatabaseKilled(world, bounds) {
  process.on("uncaughtException", survive);
  await world.stopApp();
  const catcher = await startCatcher();
  const { deliveries } = catcher;
  const worker = makeWorker(world, catcher.url, 0);
  worker.start();
  const { ledger, stop } = startWriters(world, deliveries);
  await breakThings(world, worker, bounds);
  await stop();
  const sql = world.database.admin();
  const unfinished = async () => {
    const [{ open }] = await sql`select count(*)::int as open from pgboss.job
      where name = 'mail' and state in ('created', 'retry', 'active')`;
    return open === 0;
  };
  const over = await waitUntil(unfinished, bounds.jobWaitSeconds);
  const stood = await present(sql, [...ledger.committed.keys()]);
  const undone = await present(sql, ledger.rolledBack);
  const settled = await present(sql, ledger.unknown);
  const taken = await readTaken(sql);
  await worker.stop();
  await sql.end();
  await catcher.stop();
  await world.restart();
  process.off("uncaughtException", survive);
  const mails = judgeMails(ledger.committed, deliveries, taken);
  const apart = ledger.unknown.filter((to) => settled.has(to) !== deliveries.has(to)).length;
  const ofUndone = ledger.rolledBack.filter((to) => undone.has(to) || deliveries.has(to)).length;
  return {
    name: `kill -9 of a worker and of PostgreSQL in turns, ${bounds.workerDatabaseKills} times, under ${writerCount} writers`,
    figures: {
      acknowledged: ledger.committed.size,
      lost: ledger.committed.size - stood.size,
      "never served": mails.lost,
      "served twice": mails.duplicates,
      "slowest, s": mails.slowestSeconds,
      "of it for each worker that took it, s": mails.slowestShare,
      "rolled back": ledger.rolledBack.length,
      "of these served": ofUndone,
      "outcome unknown": ledger.unknown.length,
      "row without mail, or mail without row": apart,
      "worker ended by itself": worker.endedByItself(),
    },
    passed:
      over &&
      stood.size === ledger.committed.size &&
      mails.lost + ofUndone + apart + worker.endedByItself() === 0 &&
      mails.duplicates <= bounds.workerDatabaseKills,
  };
}
