import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { nonceHeader } from "@/domain/nonce";
import { env } from "@/env";

const header = "content-security-policy";

/** What answers of the API may load, should a browser ever show one as a page. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Lets a page run the scripts that were built and those that carry the request's nonce, and talk to this server alone.
 * Next reads the nonce from the request's own header; styles may stand in elements, where menus measure themselves.
 */
export function applyPagePolicy(req: IncomingMessage, res: ServerResponse): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = policyWith(nonce);
  req.headers[header] = policy;
  req.headers[nonceHeader] = nonce;
  res.setHeader(header, policy);
}

/** In development, what restarts pages evaluates them and has a socket. */
function policyWith(nonce: string): string {
  const developing = env.NODE_ENV === "development";
  const directives = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}'${developing ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": developing ? "'self' ws: wss:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}
