import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { isLocal, respondJson } from "./http-guards";
import { readInbox } from "./mail/inbox";

/** The mails kept on a machine without SMTP: only from that machine, and never once SMTP is set. */
export async function answerInbox(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (env.SMTP_URL || !isLocal(req)) return respondJson(res, 404, { error: { message: "Not found" } });
  const to = new URL(req.url ?? "/", "http://localhost").searchParams.get("to");
  respondJson(res, 200, { mails: await readInbox(to ?? undefined) });
}
