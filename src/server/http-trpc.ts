import type { IncomingMessage, ServerResponse } from "node:http";
import { type AnyTRPCRouter, TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { resolveResponse } from "@trpc/server/http";
import { clientAddress } from "./client-address";
import { notesOf } from "./http-watch";
import { readBody } from "./read-body";
import { createContext, type RequestContext } from "./trpc/context";
import { retryAfter } from "./trpc/errors";
import { apiLimits } from "./trpc/limits";

export const trpcPrefix = "/api/trpc/";

type Call = { req: IncomingMessage; res: ServerResponse; pathname: string };

const responseMeta = ({ errors }: { errors: TRPCError[] }) => {
  const seconds = errors.map(retryAfter).find(Boolean);
  return seconds ? { headers: { "retry-after": String(seconds) } } : {};
};

/** A stream: an answer that goes on for as long as the client listens, sent by tRPC's own adapter. */
export async function answerStream(router: AnyTRPCRouter, { req, res, pathname }: Call): Promise<void> {
  await nodeHTTPRequestHandler({
    router,
    path: pathname.slice(trpcPrefix.length),
    req,
    res,
    ...apiLimits,
    responseMeta,
    createContext: ({ info }) => contextOf(req, res, info.connectionParams?.organizationId),
  });
}

/**
 * Calls whose answer is known whole: it goes out in one piece, with its length. tRPC's own adapter would send it as a
 * stream, in two, and end every request by an abort.
 */
export async function answerCalls(router: AnyTRPCRouter, { req, res, pathname }: Call): Promise<void> {
  const gone = new AbortController();
  res.once("close", () => res.writableFinished || gone.abort());
  const body = hasBody(req) ? await readBody(req, apiLimits.maxBodySize) : undefined;
  if (res.destroyed) return;
  const context = contextOf(req, res);
  const answer = await resolveResponse({
    router,
    path: pathname.slice(trpcPrefix.length),
    req: new ReadRequest(
      new URL(req.url ?? "/", "http://localhost"),
      { method: req.method ?? "GET", headers: context.headers },
      { body: body?.toString() ?? "", signal: gone.signal },
    ),
    error: body === null ? new TRPCError({ code: "PAYLOAD_TOO_LARGE" }) : null,
    ...apiLimits,
    responseMeta,
    createContext: async () => context,
  });
  const text = await answer.text();
  if (res.destroyed) return;
  res.statusCode = answer.status;
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  res.end(text);
}

/**
 * A request whose body is read already. The API takes JSON alone, so tRPC asks for nothing else; as a body of the
 * request itself it would go through a stream of its own, as the signal would through another.
 */
class ReadRequest extends Request {
  readonly #read: { body: string; signal: AbortSignal };

  constructor(url: URL, init: RequestInit, read: { body: string; signal: AbortSignal }) {
    super(url, init);
    this.#read = read;
  }

  override get signal() {
    return this.#read.signal;
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.#read.body);
  }
}

const hasBody = ({ method }: IncomingMessage) => method !== "GET" && method !== "HEAD";

export function contextOf(
  req: IncomingMessage,
  res: ServerResponse,
  organizationId?: string,
): RequestContext {
  return createContext({
    headers: headersOf(req, organizationId),
    ipAddress: clientAddress(req),
    notes: notesOf(req),
    setCookies: (cookies) => res.appendHeader("set-cookie", [...cookies]),
  });
}

/** An `EventSource` sends no headers of its own: a stream names its organization in its address. */
function headersOf(req: IncomingMessage, organizationId: string | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  if (organizationId && !headers.has(organizationHeader)) headers.set(organizationHeader, organizationId);
  return headers;
}

const organizationHeader = "x-organization-id";
