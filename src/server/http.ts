import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { toNodeHandler } from "better-auth/node";
import { auth } from "./auth/auth";
import { clientAddress } from "./client-address";
import { checkLive, checkReady } from "./health";
import { applySecurityHeaders, identify, refuse, respondJson } from "./http-guards";
import { answerInbox } from "./http-inbox";
import { logger } from "./logger";
import { appRouter } from "./root";
import { createContext } from "./trpc/context";
import { apiLimits } from "./trpc/limits";

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

const trpcPrefix = "/api/trpc/";

/**
 * The one server: the API, auth, health and the local inbox are answered here, every other path by `pages`
 * (Next's request handler). Guards come first, once for all.
 */
export function createHttpServer(pages: Handler): Server {
  const authHandler = toNodeHandler(auth());
  const answer: Handler = (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (refuse(req, res, pathname)) return;
    if (pathname.startsWith(trpcPrefix)) return answerTrpc(req, res, pathname);
    if (pathname.startsWith("/api/auth/")) return authHandler(req, res);
    if (pathname === "/api/health/live") return respondJson(res, 200, checkLive());
    if (pathname === "/api/health/ready")
      return checkReady().then(({ ok, ...body }) => respondJson(res, ok ? 200 : 503, body));
    if (pathname === "/api/inbox") return answerInbox(req, res);
    return pages(req, res);
  };
  const server = createServer((req, res) => {
    identify(req, res);
    applySecurityHeaders(res);
    Promise.resolve()
      .then(() => answer(req, res))
      .catch((error: unknown) => fail(res, error));
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  return server;
}

async function answerTrpc(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> {
  await nodeHTTPRequestHandler({
    router: appRouter,
    path: pathname.slice(trpcPrefix.length),
    req,
    res,
    ...apiLimits,
    createContext: () =>
      createContext({
        headers: new Headers(Object.entries(req.headers).flatMap(([name, value]) => pairs(name, value))),
        ipAddress: clientAddress(req),
        setCookies: (cookies) => res.appendHeader("set-cookie", [...cookies]),
      }),
  });
}

const pairs = (name: string, value: string | string[] | undefined): [string, string][] =>
  value === undefined ? [] : [value].flat().map((each) => [name, each]);

function fail(res: ServerResponse, error: unknown): void {
  logger.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
  if (res.headersSent) res.destroy();
  else
    respondJson(res, 500, { error: { message: "Internal error", requestId: res.getHeader("x-request-id") } });
}
