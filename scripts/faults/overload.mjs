import { Agent } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { call, percentile } from "./calls.mjs";

const path = "/api/trpc/todos.list";

/** Calls a second that a fixed number of clients get answered. */
async function capacity(world, organizations, seconds) {
  const agent = new Agent({ keepAlive: true });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async (organization) => {
    while (performance.now() < until) {
      const { status } = await call(world, organization, path, { agent });
      if (status === 200) answered += 1;
      else await delay(25);
    }
  };
  await Promise.all(
    Array.from({ length: 16 }, (_, index) => client(organizations[index % organizations.length])),
  );
  agent.destroy();
  return answered / seconds;
}

/**
 * Calls that arrive at a rate, whether the earlier ones were answered or not. `late` is how many milliseconds after its
 * time a call was sent: what the generator itself had to wait for a processor.
 */
async function arrive(world, organizations, { rate, seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const pending = [];
  const from = performance.now();
  for (let sent = 0; performance.now() - from < seconds * 1000; ) {
    const due = ((performance.now() - from) / 1000) * rate;
    for (; sent < due; sent++) {
      const late = performance.now() - from - (sent / rate) * 1000;
      const answer = call(world, organizations[sent % organizations.length], path, { agent });
      pending.push(answer.then((each) => ({ ...each, text: undefined, late })));
    }
    await delay(2);
  }
  const answers = await Promise.all(pending);
  agent.destroy();
  return answers;
}

const withStatus = (answers, wanted) => answers.filter(({ status }) => status === wanted);
const times = (answers) => answers.map(({ ms }) => ms);

/** Twice as many calls as the server can answer, from 16 organizations. */
export async function overload(world, { overloadSeconds }) {
  const names = Array.from({ length: 16 }, (_, index) => `O${index}`);
  const organizations = await Promise.all(names.map(world.organization));
  await capacity(world, organizations, 2);
  const clients = await capacity(world, organizations, 2);
  const flood = await arrive(world, organizations, { rate: clients * 2, seconds: 3 });
  const rate = Math.max(clients, withStatus(flood, 200).length / 3);
  const calm = await arrive(world, organizations, { rate: rate / 4, seconds: 2 });
  const answers = await arrive(world, organizations, { rate: rate * 2, seconds: overloadSeconds });
  const over = performance.now();
  const normal = percentile(times(calm), 99);
  let normalAgain = 10_001;
  while (performance.now() - over < 10_000) {
    const probe = await arrive(world, organizations, { rate: rate / 4, seconds: 0.5 });
    const good = probe.every(({ status }) => status === 200) && percentile(times(probe), 95) <= normal * 2;
    if (good) {
      normalAgain = Math.round(performance.now() - over);
      break;
    }
  }
  const accepted = withStatus(answers, 200);
  const refused = withStatus(answers, 503);
  const silent = refused.filter(({ retryAfter }) => retryAfter === undefined).length;
  const others = answers.length - accepted.length - refused.length;
  const acceptedP99 = percentile(times(accepted), 99);
  return {
    name: `twice the load for ${overloadSeconds} s`,
    figures: {
      "capacity, calls/s": Math.round(rate),
      accepted: accepted.length,
      "accepted p50 / p90 / p99, ms": [50, 90, 99].map((p) => percentile(times(accepted), p)).join(" / "),
      refused: refused.length,
      "refused p50 / p95 / p99, ms": [50, 95, 99].map((p) => percentile(times(refused), p)).join(" / "),
      "refused without Retry-After": silent,
      "sent late, p99 ms": percentile(
        answers.map(({ late }) => late),
        99,
      ),
      "other answers": others,
      "normal again within, ms": normalAgain,
    },
    passed:
      acceptedP99 < 500 &&
      percentile(times(refused), 95) < 50 &&
      silent + others === 0 &&
      normalAgain <= 10_000 &&
      refused.length > 0,
  };
}
