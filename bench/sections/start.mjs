import { setTimeout as delay } from "node:timers/promises";
import { waitForOk } from "../../scripts/lib/app.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { launch, stop } from "../../scripts/lib/process.mjs";
import { load } from "../lib/load.mjs";
import { findBelow, readMemory } from "../lib/procfs.mjs";
import { comparedRequests } from "../lib/requests.mjs";
import { startOurs } from "../lib/servers.mjs";
import { median, short } from "../lib/statistics.mjs";
import { makeTemporary, removeTemporary } from "../lib/temporary.mjs";

const STOP_MS = 30_000;

async function end(npm) {
  const starter = findBelow(npm.pid, "\0scripts/start.mjs");
  if (starter) process.kill(starter, "SIGTERM");
  const ended = await Promise.race([npm.ended.then(() => true), delay(STOP_MS, false)]);
  if (!ended) await stop(npm);
}

/** Seconds from `npm start` to the first page. */
async function timeStart(dataDir) {
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: dataDir, APP_URL: `http://localhost:${port}` };
  const { DATABASE_URL, DATABASE_ADMIN_URL, ...inherited } = process.env;
  const from = performance.now();
  const npm = launch("npm", ["start"], { env: { ...inherited, ...settings }, stdio: "ignore" });
  let over = false;
  npm.ended.then(() => {
    over = true;
  });
  try {
    const answered = await waitForOk(`http://127.0.0.1:${port}/`, {
      timeoutMs: 180_000,
      isOver: () => over,
    });
    if (!answered) throw new Error("npm start did not answer within three minutes");
    return (performance.now() - from) / 1000;
  } finally {
    await end(npm);
  }
}

async function timeStarts(times) {
  const results = { first: [], second: [] };
  for (let round = 0; round < times; round++) {
    const dataDir = makeTemporary("start");
    try {
      results.first.push(await timeStart(dataDir));
      results.second.push(await timeStart(dataDir));
    } finally {
      removeTemporary(dataDir);
    }
  }
  return results;
}

/** The most memory that is in use while the server answers lists. */
async function memoryUnderLoad(target, request, ms) {
  let running = true;
  const seen = [];
  const watch = async () => {
    while (running) {
      seen.push(readMemory(target));
      await delay(200);
    }
  };
  const watching = watch();
  await load(target, request, { ms });
  running = false;
  await watching;
  return {
    node: Math.max(...seen.map(({ node }) => node)),
    postgres: Math.max(...seen.map((each) => each.postgres)),
  };
}

async function measureMemory(world, quick) {
  const target = await startOurs(world);
  try {
    await delay(quick ? 2_000 : 5_000);
    const rest = readMemory(target);
    const loaded = await memoryUnderLoad(target, comparedRequests(world).list, quick ? 3_000 : 20_000);
    await delay(quick ? 2_000 : 10_000);
    return { rest, loaded, after: readMemory(target) };
  } finally {
    await target.stop();
  }
}

/** Seconds of `npm start` to the first 200, and the memory of the server and PostgreSQL. */
export async function measureStart({ world, quick }) {
  const memory = await measureMemory(world, quick);
  const { first, second } = await timeStarts(quick ? 1 : 3);
  const megabytes = (when, { node, postgres }) => [when, short(node), short(postgres)];
  return {
    title: "Start and memory",
    intro:
      "`npm start` to the first page answered with 200, packages installed and built: the first time it makes the " +
      "database, migrates and seeds the demo, the second time all is there. Medians.",
    tables: [
      {
        head: ["npm start", "seconds"],
        rows: [
          ["first time", short(median(first))],
          ["second time", short(median(second))],
        ],
      },
      {
        head: ["memory, MB", "server", "PostgreSQL"],
        rows: [
          megabytes("at rest", memory.rest),
          megabytes("most under load (8 connections, lists)", memory.loaded),
          megabytes("after the load", memory.after),
        ],
      },
    ],
    goals: [],
  };
}
