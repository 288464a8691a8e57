import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { toNodeHandler } from "better-auth/node";
import { Admission, askerOf, placesFor } from "./admission";
import { answerAuth } from "./auth/handler";
import { picturePrefix } from "./auth/pictures";
import { clientAddress } from "./client-address";
import { poolSize } from "./db/pool";
import { answerInTime, renderFor } from "./deadline";
import { checkLive, checkReady, isDraining } from "./health";
import { applySecurityHeaders, identify, refuse, respondJson, respondUnavailable } from "./http-guards";
import { answerInbox } from "./http-inbox";
import { answerPicture } from "./http-picture";
import { admitStream } from "./http-stream";
import { logger } from "./logger";
import { appRouter } from "./root";
import { createContext } from "./trpc/context";
import { proceduresOf } from "./trpc/declared";
import { retryAfter } from "./trpc/errors";
import { apiLimits } from "./trpc/limits";

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

const trpcPrefix = "/api/trpc/";

/** Addresses that are answered for as long as the client listens. */
const streams = new Set(
  proceduresOf(appRouter)
    .filter(({ type }) => type === "subscription")
    .map(({ path }) => trpcPrefix + path),
);

/** Requests answered at the same time for each connection of the pool: enough to keep it busy, few enough to be quick. */
const requestsPerConnection = 4;

/**
 * The one server: the API, auth, health and the local inbox are answered here, every other path by `pages`
 * (Next's request handler). Guards come first, once for all.
 */
export function createHttpServer(pages: Handler): Server {
  const authHandler = toNodeHandler((request: Request) => answerAuth(request));
  const admission = new Admission(poolSize * requestsPerConnection);
  watchLoad((busy) => admission.adapt(busy));
  const admit = (req: IncomingMessage, res: ServerResponse, places: number, work: () => Promise<void>) => {
    const asker = askerOf(req);
    const leave = admission.enter(asker, places);
    if (!leave) return respondUnavailable(res, "overloaded", "Too much is going on. Try again in a moment.");
    res.once("close", leave);
    return answerInTime(res, asker, work);
  };
  const answer: Handler = (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (refuse(req, res, pathname)) return;
    if (streams.has(pathname)) return admitStream(req, res, () => answerTrpc(req, res, pathname));
    if (pathname.startsWith(trpcPrefix))
      return admit(req, res, placesFor(pathname), () => answerTrpc(req, res, pathname));
    if (pathname.startsWith("/api/auth/")) return admit(req, res, 1, () => authHandler(req, res));
    if (pathname === "/api/health/live") return respondJson(res, 200, checkLive());
    if (pathname === "/api/health/ready")
      return checkReady().then(({ ok, ...body }) => respondJson(res, ok ? 200 : 503, body));
    if (pathname.startsWith(picturePrefix)) return answerPicture(req, res, pathname);
    if (pathname === "/api/inbox") return answerInbox(req, res);
    return renderFor(askerOf(req), () => pages(req, res));
  };
  const server = createServer((req, res) => {
    identify(req, res);
    applySecurityHeaders(res);
    if (isDraining()) res.setHeader("connection", "close");
    Promise.resolve()
      .then(() => answer(req, res))
      .catch((error: unknown) => fail(res, error));
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  return server;
}

/** Tells twenty times a second which share of the time the event loop was busy. */
function watchLoad(tell: (busy: number) => void): void {
  let last = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    tell(performance.eventLoopUtilization(now, last).utilization);
    last = now;
  }, 50).unref();
}

async function answerTrpc(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> {
  await nodeHTTPRequestHandler({
    router: appRouter,
    path: pathname.slice(trpcPrefix.length),
    req,
    res,
    ...apiLimits,
    responseMeta: ({ errors }) => {
      const seconds = errors.map(retryAfter).find(Boolean);
      return seconds ? { headers: { "retry-after": String(seconds) } } : {};
    },
    createContext: ({ info }) =>
      createContext({
        headers: headersOf(req, info.connectionParams?.organizationId),
        ipAddress: clientAddress(req),
        setCookies: (cookies) => res.appendHeader("set-cookie", [...cookies]),
      }),
  });
}

/** An `EventSource` sends no headers of its own: a stream names its organization in its address. */
function headersOf(req: IncomingMessage, organizationId: string | undefined): Headers {
  const headers = new Headers(Object.entries(req.headers).flatMap(([name, value]) => pairs(name, value)));
  if (organizationId && !headers.has(organizationHeader)) headers.set(organizationHeader, organizationId);
  return headers;
}

const organizationHeader = "x-organization-id";

const pairs = (name: string, value: string | string[] | undefined): [string, string][] =>
  value === undefined ? [] : [value].flat().map((each) => [name, each]);

function fail(res: ServerResponse, error: unknown): void {
  logger.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
  if (res.headersSent) res.destroy();
  else
    respondJson(res, 500, { error: { message: "Internal error", requestId: res.getHeader("x-request-id") } });
}
