import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/env";

const linkFor = z.object({
  organization: z.uuid(),
  as: z.enum(["inline", "attachment"]),
  until: z.coerce.number().int().positive(),
  signature: z.string(),
});

export type FileLink = { organizationId: string; id: string; as: "inline" | "attachment" };

/** Milliseconds. Links made within one step are the same, so that a browser may keep what they show. */
const step = 150_000;

/** A path that shows one attachment, or downloads it, for 2.5 to 5 minutes from `now`. */
export function signedPath(link: FileLink, now = Date.now()): string {
  const until = Math.ceil(now / step) * step + step;
  const query = new URLSearchParams({
    organization: link.organizationId,
    as: link.as,
    until: String(until),
    signature: signatureOf(link, until).toString("base64url"),
  });
  return `${pathOf(link.id)}?${query}`;
}

/** Where an attachment's bytes are sent and fetched. */
export const pathOf = (id: string) => `/api/attachments/${id}`;

/** What a path was signed for; null when it says anything else, or its time is over. */
export function readSigned(id: string, query: URLSearchParams, now = Date.now()): FileLink | null {
  const given = linkFor.safeParse(Object.fromEntries(query));
  if (!given.success) return null;
  const { organization, as, until, signature } = given.data;
  const link = { organizationId: organization, id, as };
  const expected = signatureOf(link, until);
  const sent = Buffer.from(signature, "base64url");
  const valid = sent.length === expected.length && timingSafeEqual(sent, expected);
  return valid && now < until ? link : null;
}

function signatureOf({ organizationId, id, as }: FileLink, until: number): Buffer {
  const key = createHmac("sha256", env.BETTER_AUTH_SECRET).update("attachment links").digest();
  return createHmac("sha256", key).update([organizationId, id, as, until].join("\n")).digest();
}
