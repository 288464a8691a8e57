import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";

const received: string[] = [];
let refuses = true;

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (_address, _session, done) =>
    done(refuses ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null),
  onData(stream, session, done) {
    stream.resume();
    stream.once("end", () => {
      received.push(session.envelope.rcptTo[0]?.address ?? "");
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { env } = await import("@/env");
  Object.assign(env, { SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` });
});
afterAll(async () => {
  const { stopJobs } = await import("@/server/jobs/boss");
  await stopJobs();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

it("a mail that is refused to the last attempt is sent by one press, once", async () => {
  const { caller } = await import("@/testing/callers");
  const { adminSql } = await import("@/testing/database");
  const { createSession, createUser } = await import("@/testing/factories");
  const { enqueueNow, startJobs } = await import("@/server/jobs/boss");
  const { jobHandlers } = await import("@/server/worker");
  const person = await createUser({ role: "admin" });
  const { mails } = caller({ token: await createSession(person.id) }).admin;
  const to = `${person.id}@example.com`;
  const stands = async () => (await mails.list({ address: to })).items[0];

  await adminSql`update pgboss.queue set retry_limit = 0 where name = 'mail'`;
  await enqueueNow("mail", { to, template: "no-account", props: { url: "https://example.com/x" } });
  await startJobs(jobHandlers);
  await expect.poll(async () => (await stands())?.state, { timeout: 10_000 }).toBe("failed");
  const failed = await stands();
  expect(failed?.error).toContain("550 No such mailbox");

  refuses = false;
  await mails.resend({ id: failed?.id ?? "" });
  await mails.resend({ id: failed?.id ?? "" }).catch(() => {});
  await expect.poll(async () => (await stands())?.state, { timeout: 10_000 }).toBe("done");
  expect(received).toEqual([to]);
});
