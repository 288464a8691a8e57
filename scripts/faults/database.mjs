import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { waitForOk } from "../lib/app.mjs";
import { create, percentile, settle, startWriters } from "./calls.mjs";

const withStatus = (answers, ...statuses) => answers.filter(({ status }) => statuses.includes(status)).length;
const strange = (answers) => answers.length - withStatus(answers, 200, 503);
const noneLost = ({ lost, duplicates, unrecorded }) => lost + duplicates + unrecorded === 0;

/** Statements that reached the database outside of a tenant's transaction: the login role may not even read a todo. */
const outside = (log) => log.split("\n").filter((line) => line.includes("permission denied for")).length;

const uncaught = (log) => log.split("\n").filter((line) => /uncaughtException|TypeError/.test(line)).length;

/** Backends are ended one after the other while more writers than connections are at work. */
export async function terminations(world, { terminations: wanted, terminationsPerSecond }) {
  const organizations = await Promise.all(["A", "B", "C", "D"].map(world.organization));
  const sql = world.database.admin();
  const refusedBefore = outside(world.database.log());
  const pid = world.app().pid;
  const writers = startWriters(world, organizations, 40);
  await delay(500);
  let done = 0;
  const from = performance.now();
  while (done < wanted) {
    const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'app_login' and pid <> pg_backend_pid() order by random() limit 1`;
    done += ended.length;
    await delay(1000 / terminationsPerSecond);
  }
  const seconds = (performance.now() - from) / 1000;
  await delay(500);
  await writers.stop();
  await sql.end();
  const settled = await settle(world, writers.ledger);
  const statementsOutside = outside(world.database.log()) - refusedBefore;
  const sameProcess = world.app().alive && world.app().pid === pid;
  return {
    name: `${done} backends ended in ${seconds.toFixed(0)} s under 40 writers`,
    figures: {
      ...settled,
      "answered 503": withStatus(writers.answers, 503),
      "other answers": strange(writers.answers),
      "statements outside a transaction": statementsOutside,
      "uncaught exceptions": uncaught(world.serverLog()),
      "process alive": sameProcess,
    },
    passed:
      uncaught(world.serverLog()) === 0 &&
      noneLost(settled) &&
      strange(writers.answers) === 0 &&
      statementsOutside === 0 &&
      sameProcess,
  };
}

/** All of PostgreSQL is killed, again and again. */
export async function kills(world, { kills: wanted }) {
  const organizations = await Promise.all(["A", "B", "C", "D"].map(world.organization));
  const pid = world.app().pid;
  const writers = startWriters(world, organizations, 20);
  const readyAgain = [];
  const writesAgain = [];
  for (let kill = 0; kill < wanted; kill++) {
    await delay(400 + Math.random() * 400);
    await world.database.kill();
    await world.database.start();
    const accepting = performance.now();
    const ready = await waitForOk(`${world.base}/api/health/ready`, { timeoutMs: 30_000 });
    readyAgain.push(ready ? performance.now() - accepting : 30_000);
    const wrote = () => writers.answers.find(({ at, status }) => at > accepting && status === 200);
    while (!wrote() && performance.now() - accepting < 30_000) await delay(5);
    writesAgain.push((wrote()?.at ?? accepting + 30_000) - accepting);
  }
  await delay(500);
  await writers.stop();
  const settled = await settle(world, writers.ledger);
  const sameProcess = world.app().alive && world.app().pid === pid;
  const p95 = percentile(readyAgain, 95);
  return {
    name: `kill -9 of PostgreSQL ${wanted} times under 20 writers`,
    figures: {
      ...settled,
      "answered 503": withStatus(writers.answers, 503),
      "other answers": strange(writers.answers),
      "ready again, p95 ms": p95,
      "first write again, p95 ms": percentile(writesAgain, 95),
      "uncaught exceptions": uncaught(world.serverLog()),
      "process alive": sameProcess,
    },
    passed:
      uncaught(world.serverLog()) === 0 &&
      noneLost(settled) &&
      strange(writers.answers) === 0 &&
      p95 < 3_000 &&
      sameProcess,
  };
}

/** The connection is cut at each packet of a create: before it is passed on, after it, and when the reply arrives. */
export async function cuts(world) {
  const organization = await world.organization("A");
  const ledger = new Map();
  const answered = new Map();
  let cut = 0;
  const attempt = async (rule) => {
    const id = randomUUID();
    world.proxy.cutAt(rule);
    const first = await create(world, organization, id);
    const fired = world.proxy.fired();
    world.proxy.disarm();
    answered.set(first.status, (answered.get(first.status) ?? 0) + 1);
    let answer = first;
    for (let again = 0; answer.status !== 200 && again < 20; again++) {
      await delay(50);
      answer = await create(world, organization, id);
    }
    if (answer.status === 200) ledger.set(id, organization.id);
    if (fired) cut += 1;
    return { fired, acknowledged: answer.status === 200, first: first.status };
  };
  const results = [];
  for (const when of ["before", "after", "reply"]) {
    for (let step = 0; step < 30; step++) {
      const result = await attempt({ step, when });
      if (!result.fired) break;
      results.push(result);
    }
    for (let time = 0; time < 5; time++) results.push(await attempt({ step: "commit", when }));
  }
  const settled = await settle(world, ledger);
  const stuck = results.filter(({ acknowledged }) => !acknowledged).length;
  const others = results.filter(({ first }) => first !== 200 && first !== 503).length;
  return {
    name: "the connection cut at each packet, the reply to COMMIT included",
    figures: { cuts: cut, ...settled, "not settled by a retry": stuck, "other answers": others },
    passed: noneLost(settled) && stuck === 0 && others === 0 && cut >= 15,
  };
}
