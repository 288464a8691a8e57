import type { MailJob } from "@/server/jobs/payloads";
import { readInbox } from "@/server/mail/inbox";
import { jobHandlers } from "@/server/worker";
import { adminSql } from "../database";

/** Sends every mail that was enqueued and answers each as one text: address, subject and both bodies. */
export async function sentMails(): Promise<string[]> {
  const jobs = await adminSql<{ data: MailJob }[]>`select data from pgboss.job where name = 'mail'`;
  for (const { data } of jobs) await jobHandlers.mail(data);
  const mails = await readInbox(undefined, jobs.length);
  return mails.map(({ to, subject, html, text }) => [to, subject, html, text].join("\n"));
}
