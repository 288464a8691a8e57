import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLog } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization, createSession, createUser } from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });

let admin: { id: string; token: string };
beforeAll(async () => {
  const person = await createUser({ name: "Root", role: "admin" });
  admin = { id: person.id, token: await createSession(person.id) };
});
beforeEach(async () => {
  await adminSql`delete from pgboss.job where name = any (array['mail', 'billing-event', 'trash-purge'])`;
  await adminSql`delete from pgboss.archive`;
});

const api = () => caller({ token: admin.token }).admin;
const token = "secret-token-4711-abcdefghijklmnop";
const url = `https://example.com/reset?token=${token}`;

type Options = {
  queue?: string;
  state?: "created" | "retry" | "active" | "completed" | "failed" | "cancelled";
  to?: string;
  template?: string;
  ago?: string;
  ended?: boolean;
};

/** A job as the queue keeps it, whose error repeats all that it was given. */
async function createJob({ queue = "mail", state = "failed", to, template, ago = "1 hour" }: Options = {}) {
  const id = randomUUID();
  const data = {
    to: to ?? `${id}@example.com`,
    template: template ?? "reset-password",
    props: { name: "Zoë", url },
  };
  const stack = `Error: 550 ${token} refused\n    at send (file:///app/dist/worker.js:1:2)\nparams: ${token}`;
  const output = { name: "Error", message: `550 ${token} refused`, stack };
  const begun = state !== "created";
  const ended = begun && state !== "retry" && state !== "active";
  await adminSql`insert into pgboss.job
      (id, name, state, data, output, retry_count, retry_limit, created_on, started_on, completed_on, keep_until)
    values (${id}, ${queue}, ${state}, ${JSON.stringify(queue === "mail" ? data : { id: token })},
      ${begun && state !== "completed" ? JSON.stringify(output) : null}, ${begun ? 5 : 0}, 5, now() - ${ago}::interval,
      ${begun ? adminSql`now() - ${ago}::interval` : null}, ${ended ? adminSql`now() - ${ago}::interval` : null},
      now() - interval '1 minute')`;
  return id;
}

const kept = adminSql`id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after,
  started_on, expire_in, created_on, completed_on, keep_until, output`;

/** What the queue's own upkeep does with jobs of a state. */
const archive = (
  state: string,
) => adminSql`with gone as (delete from pgboss.job where state = ${state} returning *)
  insert into pgboss.archive (${kept}) select ${kept} from gone`;

const stateOf = async (id: string) => {
  const [row] =
    await adminSql`select state::text, retry_count as retries, completed_on as ended, start_after <= now() as due,
    keep_until > now() + interval '13 days' as kept from pgboss.job where id = ${id}`;
  return row;
};

describe("the operator's view of the jobs", () => {
  it("tells how each queue stands", async () => {
    for (const state of ["created", "retry", "active", "completed", "completed", "failed"] as const)
      await createJob({ state });
    await createJob({ state: "completed", ago: "25 hours" });
    await createJob({ state: "failed", ago: "3 days" });
    const queues = await api().jobs.queues();
    expect(queues.find(({ queue }) => queue === "mail")).toMatchObject({
      ...{ waiting: 2, running: 1, done: 2, failed: 1, failing: 2, schedule: null },
      oldestWaitingAt: expect.any(String),
      lastRunAt: expect.any(String),
    });
    expect(queues.find(({ queue }) => queue === "trash-purge")).toMatchObject({
      ...{ waiting: 0, done: 0, lastRunAt: null, oldestWaitingAt: null },
      schedule: { every: "hour", minute: 17 },
    });
  });

  it("lists what failed and what is tried again, the newest first, page by page", async () => {
    const ids: string[] = [];
    for (const ago of ["3 hours", "2 hours", "1 hour"]) ids.unshift(await createJob({ ago }));
    ids.push(await createJob({ state: "retry", ago: "4 hours" }));
    await createJob({ state: "completed" });
    const first = await api().jobs.list({ queue: "mail", limit: 2 });
    const second = await api().jobs.list({ queue: "mail", limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ state: "failed", attempts: 6, attemptsMost: 6, nextTryAt: null });
    expect(second.items[1]).toMatchObject({ state: "retrying", nextTryAt: expect.any(String) });
    expect((await api().jobs.list({ state: "retrying" })).items.map(({ id }) => id)).toEqual(ids.slice(3));
  });

  it("shows nothing of what a job was given, nor of the links in its error", async () => {
    const id = await createJob();
    const event = await createJob({ queue: "billing-event" });
    const answers = [
      await api().jobs.queues(),
      await api().jobs.list(),
      await api().jobs.get({ id }),
      await api().jobs.get({ id: event }),
      await api().mails.list(),
      await api().jobs.retry({ id: event }),
      await api().mails.resend({ id }),
    ];
    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain("4711");
      expect(JSON.stringify(answer)).not.toMatch(/Zoë|https:/);
    }
    expect(answers[2]).toMatchObject({
      error: "550 ••• refused",
      wholeError: expect.stringContaining("at send (file:///app/dist/worker.js:1:2)"),
    });
  });

  it("tries a failed job again with a whole set of attempts, once, and writes it down", async () => {
    const id = await createJob({ ago: "13 days" });
    expect(await api().jobs.retry({ id })).toEqual({ id });
    expect(await stateOf(id)).toEqual({ state: "created", retries: 0, ended: null, due: true, kept: true });
    await adminSql`update pgboss.job set state = 'active', started_on = now() where id = ${id}`;
    expect(await api().jobs.retry({ id })).toEqual({ id });
    expect(await stateOf(id)).toMatchObject({ state: "active" });
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.entityId, id));
    expect(entries).toMatchObject([
      { action: "admin.jobs.retry", entityType: "job", entityLabel: "mail", userId: admin.id },
      {},
    ]);
  });

  it("refuses to try again what is done, was taken back or lies in the archive, and knows no other", async () => {
    for (const state of ["completed", "cancelled"] as const) {
      const id = await createJob({ state });
      await expect(api().jobs.retry({ id })).rejects.toEqual(code("CONFLICT"));
      expect(await stateOf(id)).toMatchObject({ state });
    }
    const archived = await createJob({ state: "completed" });
    await archive("completed");
    await expect(api().jobs.retry({ id: archived })).rejects.toEqual(code("CONFLICT"));
    for (const call of [api().jobs.retry, api().jobs.cancel, api().jobs.get, api().mails.resend])
      await expect(call({ id: randomUUID() })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("tries all failed ones of one queue again", async () => {
    const [first, second, other] = [
      await createJob(),
      await createJob(),
      await createJob({ queue: "billing-event" }),
    ];
    await api().jobs.retryAll({ queue: "mail" });
    for (const id of [first, second]) expect(await stateOf(id)).toMatchObject({ state: "created" });
    expect(await stateOf(other)).toMatchObject({ state: "failed" });
  });

  it("takes back a job that waits, with its content, and no other", async () => {
    for (const state of ["created", "retry"] as const) {
      const id = await createJob({ state });
      await api().jobs.cancel({ id });
      await api().jobs.cancel({ id });
      const [row] =
        await adminSql`select state::text, data ? 'props' as content from pgboss.job where id = ${id}`;
      expect(row).toEqual({ state: "cancelled", content: false });
    }
    for (const state of ["active", "completed", "failed"] as const)
      await expect(api().jobs.cancel({ id: await createJob({ state }) })).rejects.toEqual(code("CONFLICT"));
  });

  it("is there for platform administrators alone", async () => {
    const { owner } = await createOrganization();
    const id = await createJob();
    const { admin: theirs } = caller({ token: owner.token });
    const calls = [
      theirs.jobs.queues(),
      theirs.jobs.list(),
      theirs.jobs.get({ id }),
      theirs.jobs.retry({ id }),
      theirs.jobs.retryAll({ queue: "mail" }),
      theirs.jobs.cancel({ id }),
      theirs.mails.list(),
      theirs.mails.resend({ id }),
    ];
    for (const each of calls) await expect(each).rejects.toEqual(code("NOT_FOUND"));
    expect(await stateOf(id)).toMatchObject({ state: "failed" });
  });
});

describe("the mail log", () => {
  it("finds mails by how their address begins, by state and by kind", async () => {
    const sent = await createJob({ to: "Mia.Stone@example.com", state: "completed", template: "invitation" });
    const failed = await createJob({ to: "mia.young@example.com" });
    await createJob({ to: "noor@example.com" });
    const found = async (input: Parameters<ReturnType<typeof api>["mails"]["list"]>[0]) =>
      (await api().mails.list(input)).items.map(({ id }) => id).sort();
    expect(await found({ address: "MIA." })).toEqual([sent, failed].sort());
    expect(await found({ address: "mia.stone@example.com" })).toEqual([sent]);
    expect(await found({ address: "stone" })).toEqual([]);
    expect(await found({ state: "done" })).toEqual([sent]);
    expect(await found({ kind: "invitation" })).toEqual([sent]);
    expect((await api().mails.list({ address: "mia.stone" })).items).toMatchObject([
      { mail: { to: "Mia.Stone@example.com", template: "invitation" }, state: "done", error: null },
    ]);
  });

  it("goes on in the archive, whose mails have lost their content", async () => {
    await createJob({ to: "old@example.com", state: "completed", ago: "26 hours" });
    await createJob({ to: "older@example.com", state: "completed", ago: "3 days" });
    await createJob({ to: "old-and-new@example.com", ago: "1 hour" });
    await archive("completed");
    const first = await api().mails.list({ address: "old", limit: 2 });
    const second = await api().mails.list({ address: "old", limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ mail }) => mail?.to)).toEqual([
      "old-and-new@example.com",
      "old@example.com",
      "older@example.com",
    ]);
    const rows = await adminSql`select 1 from pgboss.archive where data ? 'props'`;
    expect(rows).toHaveLength(0);
  });

  it("sends a failed mail again, and only a mail", async () => {
    const id = await createJob();
    const event = await createJob({ queue: "billing-event" });
    await api().mails.resend({ id });
    expect(await stateOf(id)).toMatchObject({ state: "created" });
    await expect(api().mails.resend({ id: event })).rejects.toEqual(code("NOT_FOUND"));
    const sent = await createJob({ state: "completed" });
    await expect(api().mails.resend({ id: sent })).rejects.toEqual(code("CONFLICT"));
  });
});
