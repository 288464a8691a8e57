import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const guards = inFile("src/server/http-guards.ts", files.httpGuards, files.http);
const server = inFile("src/server/http.ts", files.httpGuards, files.http);
const metrics = inFile("src/server/http-metrics.ts", files.httpMetrics);
const limits = inFile("src/server/trpc/limits.ts", files.http);

/** The guards before the procedures. */
export const http: readonly Mutant[] = [
  guards("mutations from other sites", "if (crossSite(req))", "if (false)"),
  guards(
    "mutations from other sites' frames",
    `return site !== undefined && site !== "same-origin" && site !== "none";`,
    "return false;",
  ),
  guards("mutations from any origin's look-alike", "origin !== ourOrigin", "!origin.startsWith(ourOrigin)"),
  guards("forms as mutations", "if (!isJson(req, pathname))", "if (false)"),
  guards("types that begin like JSON", "/^application\\/json\\s*(;|$)/i", "/^application\\/json/i"),
  guards(
    "a request id of the client's choice",
    "const requestId = proxysRequestId(req) ?? randomUUID();",
    `const requestId = String(req.headers["x-request-id"] ?? randomUUID());`,
  ),
  guards(
    "a request id of the client's choice where a proxy's counts",
    "return comesThroughProxy(req) ? given : null;",
    "return given;",
  ),
  guards("a request id of any shape", " || !wellFormedId.test(given)", ""),
  metrics("metrics for everybody", "if (!mayRead(req))", "if (false)"),
  metrics(
    "metrics for every token",
    "return timingSafeEqual(digest(given), digest(env.METRICS_TOKEN));",
    "return true;",
  ),
  guards(
    "an address of the client's choice",
    "  req.headers[addressHeader] = clientAddress(req) ?? undefined;\n",
    "",
  ),
  guards("an inbox for everybody behind a proxy", "!forwarded && ", ""),
  guards("an inbox under any host name", ` && localHost.test(req.headers.host ?? "")`, ""),
  guards("pages in other sites' frames", `"x-frame-options": "DENY"`, `"x-frame-options": "ALLOWALL"`),
  guards("any method", "if (!upload && !allowedMethods.has(method))", "if (false)"),
  server("no policy for pages", "    applyPagePolicy(req, res);\n", ""),
  server("no security headers", "    applySecurityHeaders(res);\n", ""),
  server("no guards", "    if (refuse(req, res, pathname)) return;\n", ""),
  server(
    "failures told in full",
    `{ error: { message: "Internal error",`,
    "{ error: { message: String(error),",
  ),
  limits("bodies of any size", "maxBodySize: 1024 * 1024", "maxBodySize: 1024 * 1024 * 1024"),
  limits("batches of any length", "maxBatchSize: 10", "maxBatchSize: 10_000"),
  inFile("src/server/client-address.ts", files.clientAddress)(
    "every proxy trusted",
    "const trust = proxyAddr.compile([...trusted]);",
    "const trust = () => trusted.length >= 0;",
  ),
  inFile("src/server/client-address.ts", files.clientAddress)(
    "any text as an address",
    "isIP(address) ? address : peer",
    "address",
  ),
];
