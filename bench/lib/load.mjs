import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { readCpu } from "./procfs.mjs";
import { quantile } from "./statistics.mjs";

const CONNECTIONS = 8;

async function send(target, request, ms, connections) {
  const workerData = { origin: target.origin, request: request(target), connections, ms };
  const worker = new Worker(new URL("./load-worker.mjs", import.meta.url), { workerData });
  const [result] = await once(worker, "message");
  return result;
}

/** Loads a server and says what one request costs: requests a second, microseconds of processor time, milliseconds. */
export async function load(target, request, { ms, connections = CONNECTIONS }) {
  const before = readCpu(target);
  const { times, took } = await send(target, request, ms, connections);
  const after = readCpu(target);
  const each = (name) => ((after[name] - before[name]) * 1000) / times.length;
  return {
    perSecond: (times.length * 1000) / took,
    node: each("node"),
    postgres: each("postgres"),
    cpu: each("node") + each("postgres"),
    p50: quantile([...times], 0.5),
    p99: quantile([...times], 0.99),
  };
}
