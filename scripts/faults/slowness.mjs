import { setTimeout as delay } from "node:timers/promises";
import { waitForOk } from "../lib/app.mjs";
import { call, percentile, startWriters } from "./calls.mjs";
import { deadline, slowest, tally } from "./waits.mjs";

/** The database stands still with its connections open, as behind a hanging disk, and goes on later. */
export async function frozen(world, { frozenSeconds }) {
  const organizations = await Promise.all(["A", "B", "C"].map(world.organization));
  const warm = startWriters(world, organizations, 20);
  await delay(500);
  world.database.freeze();
  const from = performance.now();
  await delay(frozenSeconds * 1000);
  const live = await call(world, organizations[0], "/api/health/live");
  world.database.thaw();
  const thawed = performance.now();
  const ready = await waitForOk(`${world.base}/api/health/ready`, { timeoutMs: 20_000 });
  const readyAgain = performance.now() - thawed;
  await delay(1_000);
  await warm.stop();
  const during = warm.answers.filter(({ at }) => at > from && at < thawed);
  return {
    name: `PostgreSQL frozen for ${frozenSeconds} s under 20 writers`,
    figures: {
      "slowest answer, ms": slowest(warm.answers),
      "answers meanwhile": tally(during),
      "health meanwhile, ms": Math.round(live.ms),
      "ready again, ms": Math.round(readyAgain),
    },
    passed: slowest(warm.answers) <= deadline && ready && live.ms < 500 && during.length >= 20,
  };
}

/** From now on a look at an organization's projects takes 5 s in the database; at another's no longer than before. */
const sleepy = (id) => `
create function sleepy(organization uuid) returns boolean language plpgsql stable as $$
begin
  if organization = '${id}' then perform pg_sleep(5); end if;
  return true;
end $$;
grant execute on function sleepy to public;
create policy sleepy on projects as restrictive for select using (sleepy((select nullif(current_setting('app.organization_id', true), '')::uuid)))`;

/** One organization's list needs 5 s in the database and is asked for again and again; another one goes on working. */
export async function slowQuery(world) {
  const [slow, other] = await Promise.all(["A", "B"].map(world.organization));
  const made = await call(world, slow, "/api/trpc/projects.create", { body: { name: "Slow" } });
  const sql = world.database.admin();
  const writers = startWriters(world, [other], 4);
  const list = (organization) => call(world, organization, "/api/trpc/projects.list");
  let answers = [];
  let running = [];
  try {
    await sql.unsafe(sleepy(slow.id));
    answers = await Promise.all(Array.from({ length: 25 }, () => list(slow)));
    await delay(500);
    running =
      await sql`select pid from pg_stat_activity where state = 'active' and query like '%projects%' and usename = 'app_login'`;
  } finally {
    await sql.unsafe("drop policy if exists sleepy on projects; drop function if exists sleepy");
    await sql.end();
  }
  await writers.stop();
  const after = await list(slow);
  const failed = writers.answers.filter(({ status }) => status !== 200).length;
  const waited = answers.filter(({ ms }) => ms > 1_000).length;
  return {
    name: "25 calls for a list that takes 5 s in the database",
    figures: {
      "slowest answer, ms": slowest(answers),
      answers: tally(answers),
      "statements that went on afterwards": running.length,
      "writes of another organization": writers.answers.length,
      "of these failed": failed,
      "their p99, ms": percentile(
        writers.answers.map(({ ms }) => ms),
        99,
      ),
      "the list when it is quick again": after.status,
    },
    passed:
      made.status === 200 &&
      slowest(answers) <= deadline &&
      waited > 0 &&
      running.length + failed === 0 &&
      writers.answers.length > 20 &&
      after.status === 200,
  };
}
