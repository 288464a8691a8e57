import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createOrganization } from "@/testing/factories";
import type { Statement, startRecorder } from "@/testing/statement-recorder";

const recorder = await vi.hoisted(async (): Promise<Awaited<ReturnType<typeof startRecorder>>> => {
  const { startRecorder } = await import("@/testing/statement-recorder");
  const opened = await startRecorder(process.env.DATABASE_URL ?? "");
  Object.assign(process.env, { DATABASE_URL: opened.url, DATABASE_PREPARE: "false" });
  return opened;
});
const { caller } = await import("@/testing/callers");

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeAll(async () => {
  acme = await createOrganization();
});
afterAll(() => recorder.stop());

const inAcme = () => caller({ token: acme.owner.token, organizationId: acme.id });
const prepared = (sent: Statement[]) => sent.filter(({ name }) => name !== "").map(({ text }) => text);

it("sends no prepared statement where the pooler cannot keep one", async () => {
  const sent = await recorder.during(async () => {
    const { id } = await inAcme().todos.create({ title: "Through an old pooler" });
    await inAcme().todos.update({ id, title: "Changed" });
    await inAcme().todos.list({ search: "Changed" });
    await inAcme().session.me();
  });
  expect(sent.filter(({ text }) => /^(select|insert|update)/.test(text.trim())).length).toBeGreaterThan(4);
  expect(prepared(sent)).toEqual([]);
});

it("keeps the order of statements: the trash is read, emptied and left in its own role", async () => {
  const { id } = await inAcme().todos.create({ title: "There and back" });
  await inAcme().todos.trash({ id });
  const [deletion] = (await inAcme().trash.list({ kind: "todo" })).items;
  expect(deletion).toMatchObject({ id, label: "There and back" });
  expect((await inAcme().todos.list({ search: "There and back" })).items).toEqual([]);
  expect(await inAcme().todos.restore({ id })).toEqual({ restored: 1 });
  expect(await inAcme().todos.get({ id })).toMatchObject({ title: "There and back", deletedAt: null });
});

it("answers many at once, each from its own organization", async () => {
  const globex = await createOrganization("Globex");
  const inGlobex = () => caller({ token: globex.owner.token, organizationId: globex.id });
  await inGlobex().todos.create({ title: "Theirs" });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? inAcme() : inGlobex()).todos.list({ status: "all" }),
    ),
  );
  for (const [index, { items }] of answers.entries())
    expect(items.some(({ title }) => title === "Theirs")).toBe(index % 2 === 0);
});
