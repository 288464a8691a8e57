import { measureClients } from "../lib/load-clients.mjs";
import { measureNoise } from "../lib/load-noise.mjs";
import { measureOverload } from "../lib/load-overload.mjs";
import { startOurs } from "../lib/servers.mjs";
import { short } from "../lib/statistics.mjs";
import { startTraffic } from "../lib/traffic.mjs";

const QUICK = {
  clientMs: 2_000,
  rounds: 1,
  overloadMs: 4_000,
  overloadRounds: 1,
  noiseMs: 2_000,
  noiseRounds: 1,
};
const FULL = {
  clientMs: 5_000,
  rounds: 2,
  overloadMs: 8_000,
  overloadRounds: 3,
  noiseMs: 10_000,
  noiseRounds: 5,
};

/** Many clients, more requests than can be answered, and one organization that sends nine of ten. */
export async function measureLoad({ world, quick }) {
  const plan = quick ? QUICK : FULL;
  const target = await startOurs(world);
  let traffic;
  try {
    traffic = await startTraffic({ ...world, target });
    const clients = await measureClients(traffic, plan);
    const overload = await measureOverload(traffic, clients.capacity, plan);
    const noise = await measureNoise(traffic, clients.capacity, plan);
    return report(clients, [clients, overload, noise]);
  } finally {
    await traffic?.stop();
    await target.stop();
  }
}

function report({ capacity }, parts) {
  return {
    title: "Load",
    intro:
      "One server process, 50 organizations of 50 todos; of ten requests six list 50 todos, two get one, one creates " +
      "and one updates. First clients that wait for each answer, and as long as Retry-After says when they are sent " +
      `away; the most answered a second (${short(capacity)}) is taken as the capacity. Then requests that arrive at a ` +
      "rate whatever becomes of the earlier ones, over connections that are kept, as a proxy keeps them; in the row that " +
      "says so all connect first, and Node 20 takes in one of them a turn of its loop. Times are medians of rounds. The " +
      "sender runs on the same machine: how late it is itself is shown.",
    tables: parts.map(({ table }) => table),
    goals: parts.flatMap(({ goals }) => goals),
  };
}
