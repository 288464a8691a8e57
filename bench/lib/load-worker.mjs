import { parentPort, workerData } from "node:worker_threads";
import { Pool } from "undici";

const { origin, request, connections, ms } = workerData;

/** Sends the request over and over on each connection until the time is over. */
async function run() {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const times = [];
  const startedAt = performance.now();
  const until = startedAt + ms;
  const one = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const { statusCode, body } = await pool.request(request);
      await body.arrayBuffer();
      if (statusCode !== 200) throw new Error(`${request.path} answered ${statusCode}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = performance.now() - startedAt;
  await pool.close();
  return { times: Float64Array.from(times), took };
}

parentPort.postMessage(await run());
