import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { adminDb } from "../database";
import { secretCanary } from "./canaries";

/** A mail that failed, and a job that waits for its next attempt; what the latter was given is a secret. */
export async function createJobs(db: Pick<typeof adminDb, "execute">, tag: string) {
  const ids = { failedJob: v7(), waitingJob: v7() };
  const secret = secretCanary(tag, "job");
  const mail = {
    to: `${ids.failedJob}@example.test`,
    template: "no-account",
    props: { url: "http://localhost:3000" },
  };
  const output = JSON.stringify({ message: `No such event: ${secret}` });
  await db.execute(sql`insert into pgboss.job (id, name, state, data, output, started_on, completed_on) values
    (${ids.failedJob}, 'mail', 'failed', ${JSON.stringify(mail)}, ${output}, now(), now()),
    (${ids.waitingJob}, 'billing-event', 'retry', ${JSON.stringify({ id: secret })}, ${output}, now(), null)`);
  return ids;
}
