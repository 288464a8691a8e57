import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { attachmentLimits } from "@/domain/attachment";
import { env } from "@/env";
import { addressHeader } from "./auth/address-header";
import { clientAddress, comesThroughProxy } from "./client-address";
import { oneClickPath } from "./mail/unsubscribe";
import { metrics } from "./metrics";
import { apiPolicy } from "./page-policy";
import { apiLimits } from "./trpc/limits";

const securityHeaders = {
  "content-security-policy": apiPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;

const behindTls = { "strict-transport-security": "max-age=31536000" };

/** Those of every answer; a page gets a policy of its own besides. */
export function applySecurityHeaders(res: ServerResponse): void {
  const all = env.APP_URL.startsWith("https:") ? { ...securityHeaders, ...behindTls } : securityHeaders;
  for (const [name, value] of Object.entries(all)) res.setHeader(name, value);
}

/**
 * Gives the request its id and its client's address; what a client sent under these names is overwritten. Only a proxy
 * that is trusted with it names a request itself.
 */
export function identify(req: IncomingMessage, res: ServerResponse): void {
  const requestId = proxysRequestId(req) ?? randomUUID();
  req.headers["x-request-id"] = requestId;
  req.headers[addressHeader] = clientAddress(req) ?? undefined;
  res.setHeader("x-request-id", requestId);
}

const wellFormedId = /^[\w-]{16,64}$/;

function proxysRequestId(req: IncomingMessage): string | null {
  const given = req.headers["x-request-id"];
  if (!env.TRUST_REQUEST_ID || typeof given !== "string" || !wellFormedId.test(given)) return null;
  return comesThroughProxy(req) ? given : null;
}

export function respondJson(res: ServerResponse, status: number, body: object): void {
  res.statusCode = status;
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  res.end(JSON.stringify(body));
}

/** 503 in the shape of a procedure's error, for calls that no procedure answers; the browser may come back in a second. */
export function respondUnavailable(
  res: ServerResponse,
  reason: "overloaded" | "timeout",
  message: string,
): void {
  metrics().refusals.inc({ reason });
  const requestId = res.getHeader("x-request-id");
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, requestId, reason, zodError: null };
  res.setHeader("retry-after", "1");
  respondJson(res, 503, { message, error: { message, code: serverError, data } });
}

/** JSON-RPC's number for errors of the server. */
const serverError = -32_603;

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
/** Where browsers bring a company's answer from its own site, as a form. */
const samlPrefix = "/api/auth/sso/saml2/sp/acs/";
/** Where files are sent and fetched: the only paths that take other bodies than JSON. */
export const filePrefix = "/api/attachments/";

export const isUpload = (method: string | undefined, pathname: string): boolean =>
  method === "PUT" && pathname.startsWith(filePrefix);

const allowedMethods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/** Answers and returns true when a request to the API must not go on: cross-site, not JSON, too large. */
export function refuse(req: IncomingMessage, res: ServerResponse, pathname: string): boolean {
  if (!pathname.startsWith("/api/")) return false;
  const reason = refusal(req, pathname);
  if (!reason) return false;
  respondJson(res, reason.status, {
    error: { message: reason.message, requestId: res.getHeader("x-request-id") },
  });
  return true;
}

function refusal(req: IncomingMessage, pathname: string): { status: number; message: string } | null {
  const method = req.method ?? "GET";
  const upload = isUpload(method, pathname);
  if (!upload && !allowedMethods.has(method)) return { status: 405, message: "Method not allowed" };
  if (safeMethods.has(method)) return null;
  if (pathname.startsWith(samlPrefix)) return formRefusal(req);
  if (pathname === oneClickPath) return sizeRefusal(req);
  if (crossSite(req)) return { status: 403, message: "Requests from other sites are refused" };
  if (upload) return uploadRefusal(req);
  if (!isJson(req, pathname)) return { status: 415, message: "Send JSON (content-type: application/json)" };
  if (Number(req.headers["content-length"] ?? 0) > apiLimits.maxBodySize)
    return { status: 413, message: "The request is too large" };
  return null;
}

function formRefusal(req: IncomingMessage): { status: number; message: string } | null {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.headers["content-type"] ?? ""))
    return { status: 415, message: "Send the form of a SAML provider" };
  return sizeRefusal(req);
}

function sizeRefusal(req: IncomingMessage): { status: number; message: string } | null {
  const isLarge = Number(req.headers["content-length"] ?? 0) > apiLimits.maxBodySize;
  return isLarge ? { status: 413, message: "The request is too large" } : null;
}

function uploadRefusal(req: IncomingMessage): { status: number; message: string } | null {
  if (req.headers["content-type"] !== "application/octet-stream")
    return { status: 415, message: "Send the bytes as application/octet-stream" };
  if (Number(req.headers["content-length"] ?? 0) > attachmentLimits.size)
    return { status: 413, message: "The file is too large" };
  return null;
}

const ourOrigin = new URL(env.APP_URL).origin;

function crossSite(req: IncomingMessage): boolean {
  const { origin } = req.headers;
  if (origin) return origin !== ourOrigin;
  return comesFromElsewhere(req);
}

/** A browser says that another site made it ask. */
export function comesFromElsewhere(req: IncomingMessage): boolean {
  const site = req.headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function isJson(req: IncomingMessage, pathname: string): boolean {
  const type = req.headers["content-type"];
  if (type === undefined)
    return pathname.startsWith("/api/auth/") && Number(req.headers["content-length"] ?? 0) === 0;
  return /^application\/json\s*(;|$)/i.test(type);
}

const loopback = /^(127\.|::1$|::ffff:127\.)/;
const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** A request made on this machine, to this machine, through no proxy. */
export function isLocal(req: IncomingMessage): boolean {
  const forwarded = req.headers["x-forwarded-for"] ?? req.headers.forwarded ?? req.headers["x-real-ip"];
  return (
    !forwarded && loopback.test(req.socket.remoteAddress ?? "") && localHost.test(req.headers.host ?? "")
  );
}
