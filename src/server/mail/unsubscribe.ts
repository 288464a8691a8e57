import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type MutableMail, mutableMails } from "@/domain/account";
import { env } from "@/env";
import { withQuery } from "@/lib/paths";

/** What a link in a mail ends: mails of one kind, for one person. */
export type Unsubscription = { userId: string; mail: MutableMail };

/** What such a link says. It does not expire: mails are kept. */
export const unsubscribeInput = z.strictObject({
  person: z.uuid(),
  mail: z.enum(mutableMails),
  signature: z.string().max(64),
});

/** Where a mail program posts when the person presses its own button (RFC 8058). */
export const oneClickPath = "/api/unsubscribe";

/** The page whose button unsubscribes: a program that only opens the link ends nothing. */
export const unsubscribeLink = (what: Unsubscription): string => linkTo("/unsubscribe", what);

/** The headers that give mail programs a button of their own. */
export const unsubscribeHeaders = (what: Unsubscription): Record<string, string> => ({
  "List-Unsubscribe": `<${linkTo(oneClickPath, what)}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

function linkTo(path: string, what: Unsubscription): string {
  const signature = signatureOf(what).toString("base64url");
  return withQuery(env.APP_URL + path, { person: what.userId, mail: what.mail, signature });
}

/** What a link was signed for; null when it says anything else. */
export function readUnsubscription(given: unknown): Unsubscription | null {
  const parsed = unsubscribeInput.safeParse(given);
  if (!parsed.success) return null;
  const { person, mail, signature } = parsed.data;
  const what = { userId: person.toLowerCase(), mail };
  const expected = signatureOf(what);
  const sent = Buffer.from(signature, "base64url");
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? what : null;
}

function signatureOf({ userId, mail }: Unsubscription): Buffer {
  const key = createHmac("sha256", env.BETTER_AUTH_SECRET).update("unsubscribe links").digest();
  return createHmac("sha256", key).update([userId, mail].join("\n")).digest();
}
