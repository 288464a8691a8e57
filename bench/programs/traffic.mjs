import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { answerQuestions } from "./answer.mjs";

const { origin, cookie, organizations } = JSON.parse(process.env.BENCH);
const KINDS = ["list", "list", "get", "list", "create", "list", "get", "list", "update", "list"];
const CONNECTIONS = 1_000;
const TICK_MS = 2;

const encode = (value) => encodeURIComponent(JSON.stringify(value));
const make = {
  list: () => ["todos.list", { limit: 50 }],
  get: (id) => ["todos.get", { id }],
  create: () => ["todos.create", { title: "Made under load" }],
  update: (id, count) => ["todos.update", { id, title: `Changed ${count}` }],
};

// Multiples of the golden ratio spread evenly, over any step: each organization gets each kind in its share.
const kindOf = (count) => KINDS[Math.floor(((count * 0.6180339887498949) % 1) * KINDS.length)];

/** The next of many requests, eight reads to two writes; the organizations take turns. */
function requestNumber(count, own) {
  const organization = own[count % own.length];
  const round = Math.floor(count / own.length);
  const kind = kindOf(count);
  const [name, input] = make[kind](organization.todos[round % organization.todos.length], count);
  const headers = { cookie, "x-organization-id": organization.id };
  if (kind === "list" || kind === "get")
    return { method: "GET", path: `/api/trpc/${name}?input=${encode(input)}`, headers };
  const json = { ...headers, "content-type": "application/json" };
  return { method: "POST", path: `/api/trpc/${name}`, headers: json, body: JSON.stringify(input) };
}

const newTally = () => ({ accepted: [], refused: [], silent: 0, others: {} });

function note(tally, ms, { statusCode, headers }) {
  if (statusCode === 200) return tally.accepted.push(ms);
  if (statusCode !== 503) tally.others[statusCode] = (tally.others[statusCode] ?? 0) + 1;
  else tally.refused.push(ms);
  if (statusCode === 503 && headers["retry-after"] === undefined) tally.silent += 1;
}

async function send(pool, request, tally) {
  const from = performance.now();
  try {
    const answer = await pool.request(request);
    await answer.body.arrayBuffer();
    note(tally, performance.now() - from, answer);
    return answer;
  } catch (error) {
    const name = error.code ?? error.name;
    tally.others[name] = (tally.others[name] ?? 0) + 1;
    return undefined;
  }
}

/** Clients that each wait for an answer before they ask again; who is refused waits as long as Retry-After says. */
async function closed({ clients, ms }) {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const tally = newTally();
  const from = performance.now();
  let count = 0;
  const client = async () => {
    while (performance.now() - from < ms) {
      const answer = await send(pool, requestNumber(count++, organizations), tally);
      if (answer?.statusCode === 503) await delay(Number(answer.headers["retry-after"] ?? 1) * 1_000);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = performance.now() - from;
  await pool.close();
  return { ...tally, took };
}

const kept = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });

/**
 * Requests that arrive at a rate, whether the earlier ones were answered or not; `late`: how far the sender itself lags.
 * They come over connections that are kept, as those of a proxy are, or `anew`, as those of many browsers.
 */
async function open({ stream, ms, anew = false }) {
  const pool = anew ? new Pool(origin, { connections: CONNECTIONS, pipelining: 1 }) : kept;
  const own = stream.only.map((index) => organizations[index]);
  const tally = newTally();
  const late = [];
  const pending = [];
  const from = performance.now();
  for (let now = 0; now < ms; now = performance.now() - from) {
    for (const due = (now / 1_000) * stream.rate; pending.length < due; ) {
      late.push(performance.now() - from - (pending.length / stream.rate) * 1_000);
      pending.push(send(pool, requestNumber(pending.length, own), tally));
    }
    await delay(TICK_MS);
  }
  await Promise.all(pending);
  if (anew) await pool.close();
  return { ...tally, sent: pending.length, late };
}

const ways = { closed, open };

answerQuestions(({ way, ...question }) => ways[way](question));
