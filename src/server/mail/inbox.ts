import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import { env } from "@/env";

export type OutgoingMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

const inboxMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  sentAt: z.string(),
});
export type InboxMail = z.infer<typeof inboxMail>;

const folder = () => path.resolve(env.DATA_DIR, "inbox");

/** What the names of an address's files end in, so that the mails of others need not be opened. */
const ending = (to: string) => `.${createHash("sha256").update(to).digest("hex").slice(0, 16)}.json`;

/** Keeps a mail as a file, one each, instead of sending it: the transport of a machine without `SMTP_URL`. */
export async function keepInInbox(mail: OutgoingMail): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const entry: InboxMail = { id: v7(), ...mail, sentAt: new Date().toISOString() };
  await writeFile(path.join(folder(), entry.id + ending(entry.to)), JSON.stringify(entry), { mode: 0o600 });
}

/** The newest mails first, to one address or to all. */
export async function readInbox(to?: string, limit = 50): Promise<InboxMail[]> {
  const names = await readdir(folder()).catch(() => []);
  const mails: InboxMail[] = [];
  const own = to ? names.filter((name) => name.endsWith(ending(to))) : names;
  for (const name of own.sort().reverse()) {
    if (mails.length >= limit) break;
    const parsed = inboxMail.safeParse(JSON.parse(await readFile(path.join(folder(), name), "utf8")));
    if (parsed.success) mails.push(parsed.data);
  }
  return mails;
}
