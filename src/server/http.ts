import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { Admission, placesFor } from "./admission";
import { askerOf } from "./asker";
import { answerAuth } from "./auth/handler";
import { picturePrefix } from "./auth/pictures";
import { webhookPath } from "./billing/webhook";
import { BuiltFiles } from "./built-files";
import { whileClockIsRight } from "./clock";
import { poolSize } from "./db/pool";
import { answerInTime, renderFor } from "./deadline";
import { checkLive, checkReady, isDraining } from "./health";
import { answerExport, exportPrefix } from "./http-export";
import { FileServer, uploadAtMost } from "./http-files";
import {
  applySecurityHeaders,
  filePrefix,
  identify,
  isUpload,
  refuse,
  respondJson,
  respondUnavailable,
} from "./http-guards";
import { answerInbox } from "./http-inbox";
import { answerMetrics, measureAdmission, measureProcess } from "./http-metrics";
import { answerPicture } from "./http-picture";
import { admitStream } from "./http-stream";
import { answerCalls, answerStream, contextOf, trpcPrefix } from "./http-trpc";
import { answerUnsubscribe } from "./http-unsubscribe";
import { traceRequest, watchRequest } from "./http-watch";
import { answerWebhook } from "./http-webhook";
import { logger } from "./logger";
import { oneClickPath } from "./mail/unsubscribe";
import { applyPagePolicy } from "./page-policy";
import { appRouter, files } from "./root";
import { proceduresOf } from "./trpc/declared";

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** Addresses that are answered for as long as the client listens. */
const streams = new Set(
  proceduresOf(appRouter)
    .filter(({ type }) => type === "subscription")
    .map(({ path }) => trpcPrefix + path),
);

/** Requests answered at the same time for each connection of the pool: enough to keep it busy, few enough to be quick. */
const requestsPerConnection = 1;

/** Milliseconds for a body that is no file. */
const bodyAtMost = 30_000;

/**
 * The one server: the API, auth, health and the local inbox are answered here, every other path by `pages`
 * (Next's request handler). Guards come first, once for all.
 */
export function createHttpServer(pages: Handler): Server {
  const authHandler = whileClockIsRight(toNodeHandler((request: Request) => answerAuth(request)));
  const admission = new Admission(poolSize * requestsPerConnection);
  admission.watch();
  measureAdmission(admission);
  measureProcess();
  const admit = (req: IncomingMessage, res: ServerResponse, calls: string[], work: () => Promise<void>) => {
    const asker = askerOf(req);
    const isLong = calls.some((call) => longCalls.has(call) || call.startsWith(companyPrefix));
    const entering = admission.enter(isLong ? `${asker}, long` : asker, placesFor(calls.length));
    if (!entering) return respondOverloaded(res);
    return answerInTime(res, { asker, isLong }, async () => {
      const leave = await entering;
      if (!leave) return respondOverloaded(res);
      if (res.closed) return leave();
      res.once("close", leave);
      return work();
    });
  };
  const fileServer = new FileServer(files, contextOf);
  const builtFiles = new BuiltFiles();
  const answer: Handler = (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (refuse(req, res, pathname)) return;
    if (!isUpload(req.method, pathname)) awaitBody(req, res);
    if (streams.has(pathname))
      return admitStream(req, res, () => answerStream(appRouter, { req, res, pathname }));
    if (pathname.startsWith(trpcPrefix))
      return admit(req, res, callsOf(pathname), () => answerCalls(appRouter, { req, res, pathname }));
    if (pathname.startsWith("/api/auth/"))
      return admit(req, res, [pathname], async () => authHandler(req, res));
    if (pathname === webhookPath) return admit(req, res, [pathname], () => answerWebhook(req, res));
    if (pathname.startsWith(filePrefix)) return fileServer.answer(req, res);
    if (pathname.startsWith(exportPrefix)) return answerExport(req, res, () => contextOf(req, res));
    if (pathname === "/api/health/live") return respondJson(res, 200, checkLive());
    if (pathname === "/api/health/ready")
      return checkReady().then(({ ok, ...body }) => respondJson(res, ok ? 200 : 503, body));
    if (pathname === "/api/metrics") return answerMetrics(req, res);
    if (pathname.startsWith(picturePrefix)) return answerPicture(req, res, pathname);
    if (pathname === "/api/inbox") return answerInbox(req, res);
    if (pathname === oneClickPath) return renderFor(askerOf(req), () => answerUnsubscribe(req, res));
    builtFiles.choose(req, res, pathname);
    applyPagePolicy(req, res);
    return renderFor(askerOf(req), () => pages(req, res));
  };
  const server = createServer((req, res) => {
    identify(req, res);
    watchRequest(req, res);
    applySecurityHeaders(res);
    if (isDraining()) res.setHeader("connection", "close");
    Promise.resolve()
      .then(() => traceRequest(req, res, () => answer(req, res)))
      .catch((error: unknown) => fail(res, error));
  });
  server.requestTimeout = uploadAtMost;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  return server;
}

const longCalls = new Set(proceduresOf(appRouter).flatMap(({ path, meta }) => (meta.long ? path : [])));

/** A company's sign-in waits for its provider. */
const companyPrefix = "/api/auth/sso/";

/** The procedures that a path of the API names; what the router itself could not read counts as one. */
export function callsOf(pathname: string): string[] {
  try {
    return decodeURIComponent(pathname.slice(trpcPrefix.length)).split(",");
  } catch {
    return [pathname];
  }
}

const respondOverloaded = (res: ServerResponse) =>
  respondUnavailable(res, "overloaded", "Too much is going on. Try again in a moment.");

/** Ends a request whose body has not come in time; uploads have a rule of their own. */
function awaitBody(req: IncomingMessage, res: ServerResponse): void {
  if (req.method === "GET" || req.method === "HEAD") return;
  const timer = setTimeout(() => req.complete || req.destroy(), bodyAtMost);
  res.once("close", () => clearTimeout(timer));
}

function fail(res: ServerResponse, error: unknown): void {
  if ((res.writableEnded || res.destroyed) && isNobodys(error)) return;
  logger.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
  if (res.writableEnded) return;
  if (res.headersSent) res.destroy();
  else
    respondJson(res, 500, { error: { message: "Internal error", requestId: res.getHeader("x-request-id") } });
}

/** After a deadline's answer the client has been told already; who goes away in the middle of a body is told nothing. */
const isNobodys = (error: unknown) =>
  error instanceof Error && "code" in error && nobodys.has(String(error.code));

const nobodys = new Set(["ERR_HTTP_HEADERS_SENT", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"]);
