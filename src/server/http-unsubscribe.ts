import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { muteMail } from "./auth/profile";
import { respondJson } from "./http-guards";
import { readUnsubscription } from "./mail/unsubscribe";

/**
 * Ends mails of a kind when a mail program posts to the address in a mail's header (RFC 8058). Whoever opens that
 * address comes to the page with the button: programs that look at links end nothing.
 */
export async function answerUnsubscribe(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { search, searchParams } = new URL(req.url ?? "/", "http://localhost");
  if (req.method !== "POST") {
    res.writeHead(303, { location: `${env.APP_URL}/unsubscribe${search}` });
    return void res.end();
  }
  req.resume();
  const ended = readUnsubscription(Object.fromEntries(searchParams));
  if (!ended) return respondJson(res, 400, { error: { message: "This link does not work" } });
  await muteMail(ended.userId, ended.mail);
  respondJson(res, 200, { mail: ended.mail });
}
