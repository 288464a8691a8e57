import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { checkLive, checkReady } from "./health";
import { applySecurityHeaders, respondJson } from "./http-guards";
import { answerMetrics, measureProcess } from "./http-metrics";
import { logger } from "./logger";

/** What a worker without requests answers of itself: `/health/live`, `/health/ready` and `/metrics`. */
export function createWorkerServer(): Server {
  measureProcess();
  const server = createServer((req, res) => {
    applySecurityHeaders(res);
    answer(req, res).catch((error: unknown) => {
      logger.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
      res.destroy();
    });
  });
  server.requestTimeout = 5_000;
  return server;
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname } = new URL(req.url ?? "/", "http://localhost");
  if (req.method !== "GET") return respondJson(res, 405, { error: { message: "Method not allowed" } });
  switch (pathname) {
    case "/health/live":
      return respondJson(res, 200, checkLive());
    case "/health/ready": {
      const { ok, ...body } = await checkReady();
      return respondJson(res, ok ? 200 : 503, body);
    }
    case "/metrics":
      return answerMetrics(req, res);
    default:
      return respondJson(res, 404, { error: { message: "Not found" } });
  }
}
