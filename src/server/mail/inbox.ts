import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import { env } from "@/env";

export type OutgoingMail = { to: string; subject: string; html: string; text: string };

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

/** Keeps a mail as a file, one each, instead of sending it: the transport of a machine without `SMTP_URL`. */
export async function keepInInbox(mail: OutgoingMail): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const entry: InboxMail = { id: v7(), ...mail, sentAt: new Date().toISOString() };
  await writeFile(path.join(folder(), `${entry.id}.json`), JSON.stringify(entry), { mode: 0o600 });
}

/** The newest mails first, to one address or to all. */
export async function readInbox(to?: string, limit = 50): Promise<InboxMail[]> {
  const names = await readdir(folder()).catch(() => []);
  const mails: InboxMail[] = [];
  for (const name of names.sort().reverse()) {
    if (mails.length >= limit) break;
    const parsed = inboxMail.safeParse(JSON.parse(await readFile(path.join(folder(), name), "utf8")));
    if (parsed.success && (!to || parsed.data.to === to)) mails.push(parsed.data);
  }
  return mails;
}
