import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on a free port that keeps what it gets. Open it before anything reads the environment. */
export async function openMailbox() {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        received.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    close: () => new Promise<void>((resolve) => server.close(resolve)),
    /** Sends what is enqueued, then answers the mails to an address, the newest first. */
    async read(to: string): Promise<Email[]> {
      await deliver();
      return received.filter((mail) => mail.to?.[0]?.address === to).reverse();
    },
  };
}

async function deliver(): Promise<void> {
  const { adminSql } = await import("./database");
  const { jobHandlers } = await import("@/server/worker");
  const jobs = await adminSql<{ data: Parameters<typeof jobHandlers.mail>[0] }[]>`
    with gone as (delete from pgboss.job where name = 'mail' returning data, created_on)
    select data from gone order by created_on`;
  for (const { data } of jobs) await jobHandlers.mail(data);
}

/** The first address in a mail's text. */
export function linkOf(mail: Email | undefined): URL {
  return new URL(/https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "no-link:");
}
