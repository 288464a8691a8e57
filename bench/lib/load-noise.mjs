import { median, quantile, short } from "./statistics.mjs";
import { strange } from "./traffic.mjs";

const GOAL = 2;
const TOTALS = [0.5, 1, 2];
const NOISE = 0.9;

/**
 * The requests of the others alone and under the noise, in turns, after a round that does not count; the figures are the
 * medians of the rounds.
 */
async function measureTotal(traffic, rate, { noiseMs, noiseRounds }) {
  const [noisy, ...others] = traffic.all;
  const quietStream = { rate: rate * (1 - NOISE), only: others };
  const noise = { rate: rate * NOISE, only: [noisy] };
  await traffic.arrive([quietStream, noise], noiseMs);
  const quiet = [];
  const loud = [];
  const source = [];
  const busy = [];
  for (let round = 0; round < noiseRounds; round++) {
    quiet.push((await traffic.arrive([quietStream], noiseMs)).streams[0]);
    const { streams, busy: share } = await traffic.arrive([quietStream, noise], noiseMs);
    loud.push(streams[0]);
    source.push(streams[1]);
    busy.push(share);
  }
  return { quiet, loud, source, busy: median(busy) };
}

const at = (rounds, share) => median(rounds.map(({ accepted }) => quantile(accepted, share)));
const sum = (rounds, of) => rounds.reduce((total, each) => total + of(each), 0);
const refusedShare = (rounds) =>
  `${short((sum(rounds, ({ refused }) => refused.length) * 100) / sum(rounds, ({ sent }) => sent))} %`;

const row = (name, rounds) => [
  name,
  ...[0.5, 0.99].map((share) => short(at(rounds, share))),
  refusedShare(rounds),
];

const percent = (share) => `${share * 100} % of the capacity`;

function rows({ total, quiet, loud, source }) {
  return [
    row(`${percent(total)}: the 49 alone, with their tenth`, quiet),
    row(`${percent(total)}: the 49 beside the noise`, loud),
    row(`${percent(total)}: the noisy one`, source),
  ];
}

function goalOf({ total, quiet, loud, busy }) {
  const [before, beside] = [quiet, loud].map((rounds) => at(rounds, 0.99));
  const ratio = beside / before;
  const odd = sum(loud, strange);
  return {
    name: `one of 50 sends 90 %, in all ${percent(total)}: p99 of the others against without it`,
    goal: `< ${GOAL} x`,
    value: `${short(ratio)} x${odd ? `, ${odd} failed` : ""}`,
    met: ratio < GOAL && odd === 0,
    why: `${short(before)} ms alone, ${short(beside)} ms beside it, while the server's process is ${short(busy)} % of a core busy`,
  };
}

/** What one organization of fifty that sends nine of ten requests does to the others. */
export async function measureNoise(traffic, capacity, plan) {
  const measured = [];
  for (const total of TOTALS)
    measured.push({ total, ...(await measureTotal(traffic, capacity * total, plan)) });
  return {
    table: { head: ["noise", "p50 ms", "p99 ms", "sent away"], rows: measured.flatMap(rows) },
    goals: measured.map(goalOf),
  };
}
