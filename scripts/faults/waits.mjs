import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { call, create, percentile, startWriters } from "./calls.mjs";

/** Milliseconds. */
export const deadline = 2_150;
export const tally = (answers) => {
  const counts = new Map();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${status}: ${count}`).join(", ");
};
export const slowest = (answers) => Math.round(Math.max(...answers.map(({ ms }) => ms)));

/** One organization sends many changes to a todo that somebody has locked; another one goes on working. */
export async function heldLock(world) {
  const [blocked, other] = await Promise.all(["A", "B"].map(world.organization));
  const id = randomUUID();
  await create(world, blocked, id);
  const sql = world.database.admin();
  let answers = [];
  let others;
  await sql
    .begin(async (tx) => {
      await tx`select 1 from todos where id = ${id} for update`;
      const writers = startWriters(world, [other], 4);
      const body = { id, title: "changed" };
      const changes = Array.from({ length: 25 }, () =>
        call(world, blocked, "/api/trpc/todos.update", { body }),
      );
      answers = await Promise.all(changes);
      await writers.stop();
      others = writers.answers;
    })
    .finally(() => sql.end());
  const failed = others.filter(({ status }) => status !== 200).length;
  return {
    name: "25 changes of one organization behind a held lock",
    figures: {
      "slowest answer, ms": slowest(answers),
      answers: tally(answers),
      "writes of another organization": others.length,
      "of these failed": failed,
      "their p99, ms": percentile(
        others.map(({ ms }) => ms),
        99,
      ),
    },
    passed: slowest(answers) <= deadline && failed === 0 && others.length > 20,
  };
}

/** Every connection of the pool waits for a lock, held on todos of many organizations. */
export async function poolExhausted(world) {
  const names = Array.from({ length: 6 }, (_, index) => `P${index}`);
  const organizations = await Promise.all(names.map(world.organization));
  const ids = organizations.map(() => randomUUID());
  await Promise.all(organizations.map((organization, index) => create(world, organization, ids[index])));
  const sql = world.database.admin();
  let answers = [];
  let live = { ms: 0 };
  let ready = { status: 0 };
  await sql
    .begin(async (tx) => {
      await tx`select 1 from todos where id = any (${ids}::uuid[]) for update`;
      const change = (index) => {
        const organization = organizations[index % organizations.length];
        const body = { id: ids[index % organizations.length], title: "changed" };
        return call(world, organization, "/api/trpc/todos.update", { body });
      };
      const changes = Array.from({ length: 40 }, (_, index) => change(index));
      await delay(200);
      live = await call(world, organizations[0], "/api/health/live");
      ready = await call(world, organizations[0], "/api/health/ready");
      answers = await Promise.all(changes);
    })
    .finally(() => sql.end());
  const after = await create(world, organizations[0], randomUUID());
  return {
    name: "the pool exhausted by 40 calls behind locks",
    figures: {
      "slowest answer, ms": slowest(answers),
      answers: tally(answers),
      "health meanwhile": `live ${Math.round(live.ms)} ms, ready ${ready.status}`,
      "a write right after": after.status,
    },
    passed: slowest(answers) <= deadline && ready.status === 200 && after.status === 200,
  };
}
