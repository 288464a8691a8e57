import { setTimeout as delay } from "node:timers/promises";
import { runProgram } from "../lib/app.mjs";
import { inRoot } from "../lib/paths.mjs";
import { launch, waitForExit } from "../lib/process.mjs";
import { call, reasonsOf, settle, startWriters } from "./calls.mjs";

/** Pauses the writers when the server is not ready, as whoever spreads load over instances does. */
async function watchReadiness(world, writers) {
  for (;;) {
    const { status } = await call(world, { headers: {} }, "/api/health/ready");
    if (status !== 200) return writers.pause();
    await delay(100);
  }
}

const writersAtWork = 20;
/** As many calls at once as are never sent away for being too many: what fails then, fails by the end. */
const whileEnding = { writers: 6, readers: 8 };

/** One gentle end. `answers` are those given after the signal. */
async function endGently(world, organizations) {
  const writers = startWriters(world, organizations, whileEnding.writers, whileEnding.readers);
  const answered = () => writers.answers.filter(({ status }) => status === 200).length;
  for (const until = performance.now() + 20_000; answered() < 200 && performance.now() < until; )
    await delay(20);
  const from = performance.now();
  const watching = watchReadiness(world, writers);
  process.kill(world.app().pid, "SIGTERM");
  const { code } = await world.app().ended;
  const ms = Math.round(performance.now() - from);
  await watching;
  await writers.stop();
  await world.restart();
  return { code, ms, answers: writers.answers.filter(({ at }) => at > from) };
}

/** The server is asked to end while clients are at work: every call that they send is to be answered. */
export async function gentleStop(world, { gentleStops }) {
  const organizations = await Promise.all(["A", "B", "C", "D", "E", "F"].map(world.organization));
  const ends = [];
  for (let time = 0; time < gentleStops; time++) ends.push(await endGently(world, organizations));
  const answers = ends.flatMap((end) => end.answers);
  const failed = answers.filter(({ status }) => status !== 200);
  const codes = ends.map(({ code }) => code);
  return {
    name: `SIGTERM ${gentleStops} times under ${whileEnding.writers} writers and ${whileEnding.readers} readers`,
    figures: {
      "answered after the signal": answers.length - failed.length,
      failed: failed.length,
      reasons: reasonsOf(failed),
      "exit codes": codes.join(", "),
      "ended within, ms": Math.max(...ends.map(({ ms }) => ms)),
    },
    passed: failed.length === 0 && answers.length >= gentleStops * 10 && codes.every((code) => code === 0),
  };
}

/** The server is killed in the middle of requests; the writers repeat what was not acknowledged. */
export async function appKilled(world, { appKills }) {
  const organizations = await Promise.all(["A", "B", "C"].map(world.organization));
  const writers = startWriters(world, organizations, writersAtWork);
  for (let kill = 0; kill < appKills; kill++) {
    await delay(500 + Math.random() * 500);
    process.kill(world.app().pid, "SIGKILL");
    await world.app().ended;
    await world.restart();
  }
  await delay(500);
  await writers.stop();
  const settled = await settle(world, writers.ledger);
  return {
    name: `kill -9 of the server ${appKills} times in mid-request`,
    figures: settled,
    passed:
      settled.lost + settled.duplicates + settled.unrecorded === 0 && settled.acknowledged > appKills * 5,
  };
}

const unfinished = (sql) =>
  sql`select id from pgboss.job where name = 'mail' and state in ('created', 'retry', 'active')`;

/** The server is killed while it sends mails; every mail that was promised is sent in the end. */
export async function jobKilled(world, { jobWaitSeconds }) {
  const organization = await world.organization("A");
  const sql = world.database.admin();
  const emails = Array.from({ length: 20 }, (_, index) => `person-${index}-${organization.id}@example.test`);
  const invited = await call(world, organization, "/api/trpc/invitations.create", { body: { emails } });
  let started = 0;
  for (const until = performance.now() + 5_000; started === 0 && performance.now() < until; await delay(1)) {
    [{ started }] =
      await sql`select count(*)::int as started from pgboss.job where name = 'mail' and state = 'active'`;
  }
  process.kill(world.app().pid, "SIGKILL");
  await world.app().ended;
  const left = (await unfinished(sql)).length;
  await world.restart();
  const until = performance.now() + jobWaitSeconds * 1000;
  while ((await unfinished(sql)).length > 0 && performance.now() < until) await delay(250);
  const [{ failed }] =
    await sql`select count(*)::int as failed from pgboss.job where name = 'mail' and state = 'failed'`;
  const pending = (await unfinished(sql)).length;
  await sql.end();
  const addressed = new Set(world.mails().map(({ to }) => to));
  const missing = emails.filter((email) => !addressed.has(email)).length;
  return {
    name: "kill -9 of the server while it sends 20 mails",
    figures: { "left when it was killed": left, "never sent": missing, failed, "still waiting": pending },
    passed: invited.status === 200 && left > 0 && missing + failed + pending === 0,
  };
}

/** The migrator is killed at different moments on an empty database; the next run brings it to the end. */
export async function migrationKilled(world, { migrationKills }) {
  let finished = 0;
  let interrupted = 0;
  for (let kill = 0; kill < migrationKills; kill++) {
    const name = `migrated_${kill}`;
    const sql = world.database.admin();
    await sql.unsafe(`create database ${name}`);
    await sql.end();
    const inDatabase = (url) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const env = {
      ...world.env,
      DATABASE_ADMIN_URL: inDatabase(world.env.DATABASE_ADMIN_URL),
      DATABASE_URL: inDatabase(world.env.DATABASE_URL),
    };
    const migrator = launch(process.execPath, [inRoot("dist", "db-migrate.js")], { env, stdio: "ignore" });
    await delay(350 + kill * 120);
    migrator.kill("SIGKILL");
    const { code } = await migrator.ended;
    await waitForExit(migrator.pid, 1_000);
    if (code !== 0) interrupted += 1;
    await runProgram("db-migrate", env);
    finished += 1;
  }
  return {
    name: `the migrator killed ${migrationKills} times`,
    figures: { "killed in the middle": interrupted, "brought to the end by the next run": finished },
    passed: finished === migrationKills,
  };
}
