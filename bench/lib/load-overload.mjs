import { quantile, short } from "./statistics.mjs";
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

const rowOf = (name, { accepted, refused, sent, late, busy }) => [
  name,
  sent.toLocaleString("en"),
  `${short((accepted.length * 100) / sent)} %`,
  ...[0.5, 0.99].map((share) => short(quantile(accepted, share))),
  ...[0.5, 0.95, 0.99].map((share) => short(quantile(refused, share))),
  short(p99(late)),
  `${short(busy)} %`,
];

function goals(over, seconds) {
  const [accepted, refused] = [p99(over.accepted), p99(over.refused)];
  const odd = strange(over);
  const at = "twice the capacity";
  const within = (over.refused.filter((ms) => ms < GOAL.refusedMs).length * 100) / over.refused.length;
  const busy = `the server's process is ${short(over.busy)} % of a core busy, the sender up to ${short(p99(over.late))} ms late`;
  return [
    {
      name: `${at}: p99 of the accepted`,
      goal: `< ${GOAL.acceptedMs} ms`,
      value: `${short(accepted)} ms`,
      met: accepted < GOAL.acceptedMs,
      why: busy,
    },
    {
      name: `${at}: p99 of those sent away with 503`,
      goal: `< ${GOAL.refusedMs} ms`,
      value: `${short(refused)} ms`,
      met: refused < GOAL.refusedMs,
      why: `${short(within)} % are in time; ${busy}`,
    },
    {
      name: `${at}: answers other than 200 and 503 with Retry-After`,
      goal: "none",
      value: odd,
      met: odd === 0,
    },
    {
      name: `${at}: normal again, at half of the capacity`,
      goal: `≤ ${GOAL.normalSeconds} s`,
      value: Number.isFinite(seconds) ? `${short(seconds)} s` : "not in 20 s",
      met: seconds <= GOAL.normalSeconds,
    },
  ];
}

/**
 * Requests that arrive at half of the capacity, then at twice as much as it, then at half again; and twice as much from
 * clients that have no connection yet.
 */
export async function measureOverload(traffic, capacity, { overloadMs }) {
  const arriving = (share, how) => async (ms) => {
    const stream = { rate: capacity * share, only: traffic.all };
    const { streams, late, busy } = await traffic.arrive([stream], ms, how);
    return { ...streams[0], late, busy };
  };
  const calm = await arriving(0.5)(overloadMs);
  const over = await arriving(2)(overloadMs);
  const seconds = await timeRecovery(arriving(0.5), calm);
  const after = await arriving(0.5)(overloadMs);
  const anew = await arriving(2, { anew: true })(overloadMs);
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
        rowOf("half of the capacity", calm),
        rowOf("twice the capacity", over),
        rowOf("half again, once normal", after),
        rowOf("twice the capacity, all connect first", anew),
      ],
    },
    goals: goals(over, seconds),
  };
}
