import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startBalancer } from "./balancer.mjs";
import { call, create, percentile, reasonsOf, settle } from "./calls.mjs";
import { migrate } from "./instance.mjs";
import { tally } from "./waits.mjs";

const expand = `alter table todos add column subtitle text;
--> statement-breakpoint
alter table todos add constraint todos_subtitle check (length(subtitle) <= 200) not valid;
--> statement-breakpoint
update todos set subtitle = title where subtitle is null;`;
const contract = "alter table todos drop column subtitle;";

/** A build with one more migration. */
function withMigration(world, build, tag, sql) {
  const next = world.copyBuild(build);
  const file = join(next, "drizzle", "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(next, "drizzle", `${tag}.sql`), sql);
  return next;
}

/** Calls at a steady rate until stopped, whether the earlier ones were answered or not: three lists to one create. */
function startLoad(site, organizations, perSecond) {
  const agent = new Agent({ keepAlive: true });
  const ledger = new Map();
  const pending = [];
  let over = false;
  const send = async (number) => {
    const organization = organizations[number % organizations.length];
    if (number % 4 > 0) return call(site, organization, "/api/trpc/todos.list", { agent });
    const id = randomUUID();
    const answer = await create(site, organization, id, { agent });
    if (answer.status === 200) ledger.set(id, organization.id);
    return answer;
  };
  const from = performance.now();
  const loop = async () => {
    while (!over) {
      for (const due = ((performance.now() - from) / 1000) * perSecond; pending.length < due; )
        pending.push(send(pending.length).then((answer) => ({ ...answer, text: undefined })));
      await delay(2);
    }
  };
  const running = loop();
  return {
    ledger,
    stop: async () => {
      over = true;
      await running;
      const answers = await Promise.all(pending);
      agent.destroy();
      return { answers, seconds: (performance.now() - from) / 1000 };
    },
  };
}

/** Ends a server and starts the next version; the next server's turn comes when the balancer has taken this one in. */
async function replace(one, build, balancer) {
  one.app().kill("SIGTERM");
  const { code } = await one.app().ended;
  await one.start({ build });
  await balancer.takesIn(one.port);
  return code;
}

/** Two servers, a new version and its migrations: the schema grows, each server is replaced, the schema shrinks. */
export async function rolling(world, { rollingPerSecond: perSecond }) {
  const organizations = await Promise.all(["A", "B", "C", "D", "E"].map(world.organization));
  const second = withMigration(world, world.build, "99990101000000_expand", expand);
  const third = withMigration(world, second, "99990101000001_contract", contract);
  await world.stopApp();
  const servers = [await world.instance(), await world.instance()];
  for (const each of servers) await each.start();
  const balancer = await startBalancer(servers.map(({ port }) => port));
  const site = { ...world, base: balancer.base };
  await Promise.all(Array.from({ length: 60 }, () => call(site, organizations[0], "/api/trpc/todos.list")));
  const load = startLoad(site, organizations, perSecond);
  const codes = [];
  await delay(2_000);
  await migrate(second, world.env);
  await delay(1_000);
  for (const each of servers) codes.push(await replace(each, second, balancer));
  await migrate(third, world.env);
  await delay(1_500);
  const { answers, seconds } = await load.stop();
  await balancer.stop();
  const settled = await settle(world, load.ledger);
  for (const each of servers) await each.stop();
  await world.restart();
  const failed = answers.filter(({ status }) => status !== 200);
  const times = answers.map(({ ms }) => ms);
  return {
    name: `two servers replaced one after the other, with a migration before and one after, at ${perSecond} calls/s`,
    figures: {
      "calls a second": Math.round(answers.length / seconds),
      answers: tally(answers),
      "reasons of the failed": reasonsOf(failed),
      "p99, ms": percentile(times, 99),
      "slowest, ms": Math.round(Math.max(...times)),
      "exit codes": codes.join(", "),
      ...settled,
    },
    passed:
      failed.length === 0 &&
      codes.every((code) => code === 0) &&
      settled.lost + settled.duplicates + settled.unrecorded === 0,
  };
}
