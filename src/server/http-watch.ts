import type { IncomingMessage, ServerResponse } from "node:http";
import { tracing } from "@/lib/tracing";
import { authPattern } from "./auth/endpoints";
import { comesThroughProxy } from "./client-address";
import { filePrefix } from "./http-guards";
import { requestLogger } from "./logger";
import { metrics } from "./metrics";
import type { RequestNotes } from "./trpc/context";

const parts = [
  ["/api/trpc/", "procedures"],
  ["/api/auth/", "auth"],
  ["/api/health/", "health"],
  [filePrefix, "files"],
  ["/api/", "other"],
  ["/_next/", "assets"],
  ["/", "pages"],
] as const;
type Part = (typeof parts)[number][1];

const partOf = (pathname: string): Part =>
  parts.find(([prefix]) => pathname.startsWith(prefix))?.[1] ?? "pages";

/** Asked for so often, or so many at once, that their lines would hide the others. */
const quiet = new Set<Part>(["health", "assets"]);

const notes = new WeakMap<IncomingMessage, RequestNotes>();

/** What the procedures of a request found out about it, for its line in the log. */
export function notesOf(req: IncomingMessage): RequestNotes {
  const own = notes.get(req) ?? {};
  notes.set(req, own);
  return own;
}

/**
 * When the answer is out, or its client gone: one line in the log, and its time in the metrics, streams left out there.
 * The line never has a query, a body or a header but the request's id; what in a path could be a secret is left out too.
 */
export function watchRequest(req: IncomingMessage, res: ServerResponse): void {
  const from = performance.now();
  res.once("close", () => {
    const ms = performance.now() - from;
    const pathname = (req.url ?? "/").split("?", 1)[0] ?? "/";
    const part = partOf(pathname);
    const isStream = String(res.getHeader("content-type")).startsWith("text/event-stream");
    if (!isStream) metrics().requests.observe({ part, status: res.statusCode }, ms / 1000);
    const line = { ...lineOf(req, pathname), status: res.statusCode, ms: Math.round(ms * 10) / 10 };
    const cut = res.writableFinished ? {} : { cut: true };
    requestLogger[quiet.has(part) ? "debug" : "info"](
      { requestId: res.getHeader("x-request-id"), ...line, ...cut },
      "answered",
    );
  });
}

function lineOf(req: IncomingMessage, pathname: string) {
  const { procedures, userId, organizationId } = notesOf(req);
  return { method: req.method, path: safePath(pathname), procedures, userId, organizationId };
}

const procedurePrefix = "/api/trpc/";
const authPrefix = "/api/auth";

/** Calls stand in the line by their own names; an endpoint of sign-in as it is declared. */
function safePath(pathname: string): string {
  if (pathname.startsWith(procedurePrefix)) return procedurePrefix;
  if (pathname.startsWith(`${authPrefix}/`))
    return authPrefix + (authPattern(pathname.slice(authPrefix.length)) ?? "/:unknown");
  return pathname.split("/").map(safeSegment).join("/").slice(0, longest);
}

const longest = 200;

/** Names of pages and addresses of organizations are short or in small letters; ids and tokens are neither. */
const safeSegment = (segment: string) =>
  segment.length < 20 || /^[a-z_.-]+$/.test(segment) ? segment : ":id";

/** Runs `answer` in the span of its request, below the one that a proxy names. It ends when the answer is out. */
export function traceRequest<R>(req: IncomingMessage, res: ServerResponse, answer: () => R): R {
  const active = tracing();
  if (!active) return answer();
  const path = safePath((req.url ?? "/").split("?", 1)[0] ?? "/");
  const attributes = { "http.request.method": req.method ?? "GET", "url.path": path };
  const parent = comesThroughProxy(req) ? req.headers : {};
  return active.run({ name: `${req.method} ${path}`, attributes, parent }, (finish) => {
    res.once("close", () => {
      const status = res.statusCode;
      const id = String(res.getHeader("x-request-id"));
      const failed = status >= 500 ? new Error(String(status)) : undefined;
      finish({ "http.response.status_code": status, "http.request.id": id }, failed);
    });
    return answer();
  });
}
