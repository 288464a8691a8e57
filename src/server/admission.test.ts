import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { Admission, placesFor } from "./admission";
import { createHttpServer } from "./http";

const askers = Array.from({ length: 40 }, (_, index) => `organization ${index}`);

/** How many of 40 askers find a place for one call at the same time. */
function room(admission: Admission): number {
  const left = askers.map((asker) => admission.enter(asker, 1)).filter((leave) => leave !== null);
  for (const leave of left) leave();
  vi.advanceTimersByTime(3_000);
  return left.length;
}

/** Calls of these askers, one after the other, that take so long; then a second of adapting. */
function work(admission: Admission, { by, ms, busy }: { by: string[]; ms: number; busy: number }): void {
  for (const asker of by) {
    const leave = admission.enter(asker, 1);
    vi.advanceTimersByTime(ms);
    leave?.();
  }
  for (let time = 0; time < 20; time++) admission.adapt(busy);
}

describe("places", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are given until they are taken, half of them to one asker, who keeps others out of a quarter only", () => {
    const admission = new Admission(10);
    const leave = admission.enter("a", 2);
    expect(admission.enter("a", 1)).toBeNull();
    expect(admission.enter("b", 2)).not.toBeNull();
    expect(admission.enter("c", 3)).toBeNull();
    expect(admission.enter("c", 2)).not.toBeNull();
    expect(admission.enter("d", 1)).not.toBeNull();
    expect(admission.enter("e", 1)).toBeNull();
    leave?.();
    leave?.();
    expect(admission.enter("e", 1)).not.toBeNull();
    expect(admission.enter("f", 1)).toBeNull();
  });

  it("are fewer while everybody's calls take long, and more when they are scarce and calls are quick", () => {
    const admission = new Admission(40);
    expect(room(admission)).toBe(16);
    work(admission, { by: askers.slice(0, 8), ms: 200, busy: 0.2 });
    expect(room(admission)).toBe(8);
    for (let second = 0; second < 40; second++) {
      room(admission);
      work(admission, { by: askers.slice(0, 8), ms: 1, busy: 0.99 });
    }
    expect(room(admission)).toBe(40);
  });

  it("leave room for a whole batch of calls, however slow everything is", () => {
    const admission = new Admission(40);
    for (let second = 0; second < 20; second++) work(admission, { by: askers.slice(0, 8), ms: 200, busy: 1 });
    expect(admission.enter("a", placesFor("a,b,c,d,e,f,g,h,i,j"))).not.toBeNull();
  });

  it("stay when one asker's calls take long, or a few askers' while the process has time", () => {
    const admission = new Admission(40);
    work(admission, { by: askers.slice(0, 8), ms: 1, busy: 0.99 });
    work(admission, { by: ["a", "a", "a", "a", "a", "a"], ms: 300, busy: 0.99 });
    expect(room(admission)).toBe(16);
    const calm = new Admission(40);
    const few = Array.from({ length: 9 }, (_, index) => `organization ${index % 3}`);
    work(calm, { by: few, ms: 200, busy: 0.5 });
    expect(room(calm)).toBe(16);
    work(calm, { by: few, ms: 200, busy: 0.99 });
    expect(room(calm)).toBe(8);
  });

  it("are taken by a batch according to its calls", () => {
    expect(["todos.list", "a,b,c,d", "a,b,c,d,e"].map(placesFor)).toEqual([1, 1, 2]);
  });
});

const server = createHttpServer((_req, res) => {
  res.end("a page");
});
type Organization = Awaited<ReturnType<typeof createOrganization>>;
let base = "";
let acme: Organization;
let globex: Organization;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
});
afterAll(() => {
  server.close();
});

const headersOf = (own: Organization) => ({
  cookie: sessionCookie(own.owner.token),
  "x-organization-id": own.id,
  "content-type": "application/json",
  origin: "http://localhost:3000",
});
const call = (own: Organization, path: string, body?: object) =>
  fetch(`${base}/api/trpc/${path}`, {
    method: body ? "POST" : "GET",
    headers: headersOf(own),
    body: body && JSON.stringify(body),
  });

/** Holds a lock on one todo of an organization while `fn` runs. */
async function whileLocked(own: Organization, fn: (todoId: string) => Promise<void>) {
  const created = await (await call(own, "todos.create", { title: "Locked" })).json();
  const id: string = created.result.data.id;
  await adminSql.begin(async (tx) => {
    await tx`select 1 from todos where id = ${id} for update`;
    await fn(id);
  });
}

describe("an organization that waits for a lock with more calls than there are places", () => {
  it("is answered: some at once, the rest when their time is over; and nobody else waits", async () => {
    await whileLocked(acme, async (id) => {
      const changes = Array.from({ length: 40 }, () => call(acme, "todos.update", { id, title: "x" }));
      const first = await Promise.race(changes);
      expect(first.status).toBe(503);
      expect(first.headers.get("retry-after")).toBe("1");
      expect((await first.json()).error.data).toMatchObject({ reason: "overloaded", httpStatus: 503 });
      const others = await Promise.all(Array.from({ length: 6 }, () => call(globex, "todos.list")));
      expect(others.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect((await fetch(`${base}/api/health/ready`)).status).toBe(200);
      expect(await (await fetch(`${base}/about`)).text()).toBe("a page");
      const answers = await Promise.all(changes);
      expect(answers.filter(({ status }) => status !== 409 && status !== 503)).toEqual([]);
      const refused = answers.filter(({ status }) => status === 503);
      expect(new Set(refused.map((answer) => answer.headers.get("retry-after")))).toEqual(new Set(["1"]));
    });
    expect((await call(acme, "todos.create", { title: "After" })).status).toBe(200);
  });
});
