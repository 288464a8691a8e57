import { median, quantile, short } from "./statistics.mjs";
import { p99, strange } from "./traffic.mjs";

const GOAL = { acceptedMs: 500, refusedMs: 50, normalSeconds: 10 };
const WINDOW_MS = 500;

/** Seconds until half a second of calm traffic is answered as before: all with 200, p95 at most twice as long. */
async function timeRecovery(arrive, before) {
  const from = performance.now();
  const usual = quantile(before.accepted, 0.95);
  const passed = () => (performance.now() - from) / 1_000;
  while (passed() < GOAL.normalSeconds * 2) {
    const { accepted, sent } = await arrive(WINDOW_MS);
    if (accepted.length === sent && quantile(accepted, 0.95) <= 2 * usual) return passed();
  }
  return Number.POSITIVE_INFINITY;
}

const of = (rounds, figure) => median(rounds.map(figure));
const total = (rounds, count) => rounds.reduce((sum, round) => sum + count(round), 0);

function row(name, rounds) {
  const [sent, accepted] = [({ sent }) => sent, ({ accepted }) => accepted.length].map((each) =>
    total(rounds, each),
  );
  const at = (times, share) => {
    const measured = rounds.filter((round) => round[times].length > 0);
    return short(of(measured, (round) => quantile(round[times], share)));
  };
  return [
    name,
    sent.toLocaleString("en"),
    `${short((accepted * 100) / sent)} %`,
    ...[0.5, 0.99].map((share) => at("accepted", share)),
    ...[0.5, 0.95, 0.99].map((share) => at("refused", share)),
    at("late", 0.99),
    `${short(of(rounds, ({ busy }) => busy))} %`,
  ];
}

const inTime = (round) => round.refused.filter((ms) => ms < GOAL.refusedMs).length;

function goals(over, seconds) {
  const [accepted, refused] = ["accepted", "refused"].map((answers) =>
    of(over, (round) => p99(round[answers])),
  );
  const odd = total(over, strange);
  const at = "twice the capacity";
  const within = (total(over, inTime) * 100) / total(over, (round) => round.refused.length);
  const [busy, late] = [of(over, (round) => round.busy), of(over, (round) => p99(round.late))];
  const why = `the server's process is ${short(busy)} % of a core busy, the sender up to ${short(late)} ms late`;
  return [
    {
      name: `${at}: p99 of the accepted`,
      goal: `< ${GOAL.acceptedMs} ms`,
      value: `${short(accepted)} ms`,
      met: accepted < GOAL.acceptedMs,
      why,
    },
    {
      name: `${at}: p99 of those sent away with 503`,
      goal: `< ${GOAL.refusedMs} ms`,
      value: `${short(refused)} ms`,
      met: refused < GOAL.refusedMs,
      why: `${short(within)} % are in time; ${why}`,
    },
    {
      name: `${at}: answers other than 200 and 503 with Retry-After`,
      goal: "none",
      value: odd,
      met: odd === 0,
    },
    {
      name: `${at}: normal again, at half of the capacity, at the latest`,
      goal: `≤ ${GOAL.normalSeconds} s`,
      value: Number.isFinite(seconds) ? `${short(seconds)} s` : "not in 20 s",
      met: seconds <= GOAL.normalSeconds,
    },
  ];
}

/**
 * Requests that arrive at half of the capacity, then at twice as much as it, then at half again; and twice as much from
 * clients that have no connection yet. All of it some rounds; the figures are their medians.
 */
export async function measureOverload(traffic, capacity, { overloadMs, overloadRounds }) {
  const arriving = (share, how) => async (ms) => {
    const stream = { rate: capacity * share, only: traffic.all };
    const { streams, busy } = await traffic.arrive([stream], ms, how);
    return { ...streams[0], busy };
  };
  const [calm, over, after, anew, seconds] = [[], [], [], [], []];
  for (let round = 0; round < overloadRounds; round++) {
    calm.push(await arriving(0.5)(overloadMs));
    over.push(await arriving(2)(overloadMs));
    seconds.push(await timeRecovery(arriving(0.5), calm.at(-1)));
    after.push(await arriving(0.5)(overloadMs));
    anew.push(await arriving(2, { anew: true })(overloadMs));
    await timeRecovery(arriving(0.5), calm.at(-1));
  }
  return {
    table: {
      head: [
        "arriving",
        "requests",
        "accepted",
        "p50 ms",
        "p99 ms",
        "503: p50 ms",
        "p95 ms",
        "p99 ms",
        "sender late, p99 ms",
        "server busy",
      ],
      rows: [
        row("half of the capacity", calm),
        row("twice the capacity", over),
        row("half again, once normal", after),
        row("twice the capacity, all connect first", anew),
      ],
    },
    goals: goals(over, Math.max(...seconds)),
  };
}
