import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { negotiateLocale } from "@/i18n/locale";
import { exportOrganization } from "./archive/export";
import { within, withScope } from "./db/scope";
import { errorAnswer, fileId } from "./file-answers";
import { comesFromElsewhere, respondJson, respondUnavailable } from "./http-guards";
import type { RequestContext } from "./trpc/context";

export const exportPrefix = "/api/exports/";

/** Milliseconds: to read the rows of an organization, and without a byte that moves. */
const readWithin = 60_000;
const idleAtMost = 60_000;

/** At the same time in this process; an organization has one. */
const most = 2;
const underway = new Set<string>();

/** An organization's archive as a download. Its length is told first, so that whoever loads it sees how far it is. */
export async function answerExport(
  req: IncomingMessage,
  res: ServerResponse,
  context: () => RequestContext,
): Promise<void> {
  try {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    const id = fileId(pathname.slice(exportPrefix.length));
    if (req.method !== "GET") return respondJson(res, 405, { error: { message: "Method not allowed" } });
    if (comesFromElsewhere(req))
      return respondJson(res, 403, { error: { message: "Requests from other sites are refused" } });
    if (underway.size >= most || underway.has(id))
      return respondUnavailable(res, "overloaded", "An export is on its way already. Try again later.");
    underway.add(id);
    res.once("close", () => underway.delete(id));
    await send(req, res, () => exportOrganization(context(), id));
  } catch (error) {
    if (res.headersSent || res.destroyed) return void res.destroy();
    const locale = negotiateLocale(req.headers["accept-language"]);
    const { status, body } = errorAnswer(error, { requestId: String(res.getHeader("x-request-id")), locale });
    respondJson(res, status, body);
  }
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  make: () => ReturnType<typeof exportOrganization>,
): Promise<void> {
  const scope = { key: "exports", timeLeft: within(readWithin) };
  const { name, size, body } = await withScope(scope, make);
  res.setTimeout(idleAtMost, () => req.destroy());
  if (res.destroyed) return void body.destroy();
  res.writeHead(200, {
    "content-type": "application/x-tar",
    "content-length": String(size),
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
  await pipeline(body, res);
}
