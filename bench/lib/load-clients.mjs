import { median, quantile, short } from "./statistics.mjs";
import { p99, strange } from "./traffic.mjs";

const CLIENTS = [1, 10, 50, 100, 200];

async function measureOne(traffic, clients, { clientMs, rounds }) {
  await traffic.clients(clients, 1_500);
  const results = [];
  for (let round = 0; round < rounds; round++) results.push(await traffic.clients(clients, clientMs));
  return { clients, results };
}

const perSecond = (results) => median(results.map(({ accepted, took }) => (accepted.length * 1_000) / took));

function row({ clients, results }) {
  const accepted = results.flatMap((each) => each.accepted);
  const refused = results.flatMap((each) => each.refused);
  const share = (refused.length * 100) / (accepted.length + refused.length);
  const times = [0.5, 0.99].map((part) => short(quantile(accepted, part)));
  return [clients, short(perSecond(results)), ...times, `${short(share)} %`, short(p99(refused))];
}

/** Throughput and times for 1 to 200 clients at once; `capacity` is the most requests a second that were answered. */
export async function measureClients(traffic, plan) {
  const measured = [];
  for (const clients of CLIENTS) measured.push(await measureOne(traffic, clients, plan));
  const odd = measured.flatMap(({ results }) => results).reduce((total, each) => total + strange(each), 0);
  return {
    capacity: Math.max(...measured.map(({ results }) => perSecond(results))),
    table: {
      head: ["clients", "answered a second", "p50 ms", "p99 ms", "sent away", "p99 ms of those"],
      rows: measured.map(row),
    },
    goals: [
      {
        name: "1 to 200 clients: answers other than 200 and 503 with Retry-After",
        goal: "none",
        value: odd,
        met: odd === 0,
      },
    ],
  };
}
