import { Agent, createServer, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../lib/ports.mjs";
import { call } from "./calls.mjs";

const hopByHop = ["connection", "keep-alive", "transfer-encoding"];

async function bodyOf(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Spreads calls over the servers that call themselves ready, each in its turn. A call whose connection is refused goes
 * to the next one; any other failure is answered with 502 and its reason.
 */
export async function startBalancer(ports) {
  const agent = new Agent({ keepAlive: true });
  let ready = [...ports];
  let turn = 0;
  let over = false;
  const watch = async (port) => {
    while (!over) {
      const { status } = await call(
        { base: `http://127.0.0.1:${port}`, origin: "" },
        { headers: {} },
        "/api/health/ready",
      );
      ready = ports.filter((each) => (each === port ? status === 200 : ready.includes(each)));
      await delay(50);
    }
  };
  const forward = (req, res, body, triesLeft) => {
    const port = ready[turn++ % ready.length];
    const fail = (error) => {
      if (error.code === "ECONNREFUSED" && triesLeft > 0) return forward(req, res, body, triesLeft - 1);
      res.writeHead(502).end(JSON.stringify({ reason: error.code ?? error.message }));
    };
    if (!port) return fail(new Error("no_server_is_ready"));
    const { method, url: path, headers } = req;
    const onward = request({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      for (const name of hopByHop) delete answer.headers[name];
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
      answer.on("error", () => res.destroy());
    });
    onward.on("error", fail);
    onward.end(body);
  };
  const server = createServer(async (req, res) => forward(req, res, await bodyOf(req), ports.length));
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const watching = ports.map(watch);
  return {
    base: `http://127.0.0.1:${port}`,
    /** Settles when calls are given to a server. */
    takesIn: async (server) => {
      while (!ready.includes(server)) await delay(5);
    },
    stop: async () => {
      over = true;
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await Promise.all(watching);
    },
  };
}
