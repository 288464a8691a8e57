import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { Admission, type Leave, placesFor } from "./admission";
import { callsOf, createHttpServer } from "./http";

const askers = Array.from({ length: 40 }, (_, index) => `organization ${index}`);

/** How many of 40 askers find a place for one call at the same time. */
async function room(admission: Admission): Promise<number> {
  const left: Leave[] = [];
  for (const asker of askers) {
    const leave = await settled(admission.enter(asker, 1));
    if (leave) left.push(leave);
  }
  for (const leave of left) leave();
  vi.advanceTimersByTime(3_000);
  return left.length;
}

/** The place when it was given at once; null also for a call that waits, which then gives up. */
async function settled(entering: ReturnType<Admission["enter"]>): Promise<Leave | null> {
  const waits = Symbol();
  const found = await Promise.race([entering, Promise.resolve().then(() => waits)]);
  if (found !== waits) return entering;
  await vi.advanceTimersByTimeAsync(300);
  return entering;
}

/** Calls of these askers, one after the other, that take so long; then a second of adapting. */
async function work(
  admission: Admission,
  { by, ms, busy }: { by: string[]; ms: number; busy: number },
): Promise<void> {
  for (const asker of by) {
    const leave = await admission.enter(asker, 1);
    vi.advanceTimersByTime(ms);
    leave?.();
  }
  for (let time = 0; time < 20; time++) admission.adapt(busy);
}

/** Enters, and answers with what gives the place back, at once or when its turn has come. */
async function enter(admission: Admission, asker: string, count = 1): Promise<Leave> {
  const leave = await admission.enter(asker, count);
  if (!leave) throw new Error(`${asker} found no place`);
  return leave;
}

describe("places", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are half of all for one who is alone, and keep others out of a quarter only", async () => {
    const admission = new Admission(40);
    for (let call = 0; call < 20; call++) await enter(admission, "a");
    for (const other of askers.slice(0, 15)) await enter(admission, other);
    expect(await settled(admission.enter("n", 1))).toBeNull();
  });

  it("are few for each while others ask too, and as many as before when nobody else has asked for a second", async () => {
    const admission = new Admission(40);
    (await enter(admission, "b"))();
    const own = [];
    for (let call = 0; call < 10; call++) own.push(await enter(admission, "a"));
    expect(await settled(admission.enter("a", 1))).toBeNull();
    vi.advanceTimersByTime(1_500);
    admission.adapt(0.5);
    expect(await settled(admission.enter("a", 1))).not.toBeNull();
  });

  it("are given in turns: who asks little does not stand behind one who asks much", async () => {
    const admission = new Admission(40);
    (await enter(admission, "b"))();
    vi.advanceTimersByTime(900);
    for (const asker of ["a", "c"]) for (let call = 0; call < 5; call++) await enter(admission, asker);
    const order: string[] = [];
    const waiting = ["a", "a", "c", "c"].map(async (asker) => {
      if (await admission.enter(asker, 1)) order.push(asker);
    });
    vi.advanceTimersByTime(150);
    admission.adapt(0.5);
    await Promise.all(waiting);
    expect(order).toEqual(["a", "c", "a", "c"]);
  });

  it("are one, while the process has much to do, for who had more of the time than all others", async () => {
    const admission = new Admission(40);
    await work(admission, { by: ["b", "a", "a", "a"], ms: 10, busy: 0.6 });
    const own = [await enter(admission, "a"), await enter(admission, "a")];
    for (const leave of own) leave();
    admission.adapt(0.75);
    await enter(admission, "a");
    const second = admission.enter("a", 1);
    for (let call = 0; call < 3; call++) await enter(admission, "b");
    expect(await settled(second)).toBeNull();
    await work(admission, { by: Array(20).fill("b"), ms: 10, busy: 0.75 });
    expect(await settled(admission.enter("a", 1))).not.toBeNull();
  });

  it("are many for who is alone, however much there is to do", async () => {
    const admission = new Admission(40);
    (await enter(admission, "a"))();
    admission.adapt(0.99);
    for (let call = 0; call < 20; call++) await enter(admission, "a");
  });

  it("are waited for by a few when all are taken; the next is sent away at once, the others after a moment", async () => {
    const admission = new Admission(20);
    for (const asker of askers.slice(0, 10)) await enter(admission, asker);
    const waiting = askers.slice(10, 22).map((asker) => admission.enter(asker, 1));
    expect(waiting).not.toContain(null);
    expect(admission.enter("late", 1)).toBeNull();
    vi.advanceTimersByTime(300);
    expect(await Promise.all(waiting)).toEqual(Array(12).fill(null));
  });

  it("are waited for by few calls of one asker, who leave the others theirs", async () => {
    const admission = new Admission(40);
    (await enter(admission, "b"))();
    for (let call = 0; call < 10; call++) await enter(admission, "a");
    const waiting = Array.from({ length: 8 }, () => admission.enter("a", 1));
    expect(waiting).not.toContain(null);
    expect(admission.enter("a", 1)).toBeNull();
    for (const other of askers.slice(0, 15)) await enter(admission, other);
    expect(admission.enter("b", 1)).not.toBeNull();
    vi.advanceTimersByTime(300);
    expect(await Promise.all(waiting)).toEqual(Array(8).fill(null));
  });

  it("come to those who wait as soon as one is given back", async () => {
    const admission = new Admission(20);
    const [first] = await Promise.all(askers.slice(0, 10).map((asker) => enter(admission, asker)));
    const waiting = admission.enter("late", 1);
    first?.();
    expect(await waiting).not.toBeNull();
  });

  it("are given back once", async () => {
    const admission = new Admission(40);
    (await enter(admission, "b"))();
    const [first] = [await enter(admission, "a", 4), await enter(admission, "a", 6)];
    first();
    first();
    await enter(admission, "a", 4);
    expect(await settled(admission.enter("a", 1))).toBeNull();
  });

  it("are more when they are scarce and calls are quick, and fewer again while everybody's calls take long", async () => {
    const admission = new Admission(40);
    expect(await room(admission)).toBe(20);
    for (let second = 0; second < 40; second++) {
      await room(admission);
      await work(admission, { by: askers.slice(0, 8), ms: 1, busy: 0.99 });
    }
    expect(await room(admission)).toBe(40);
    await work(admission, { by: askers.slice(0, 8), ms: 200, busy: 0.2 });
    expect(await room(admission)).toBe(20);
  });

  it("are far fewer while the process is busy, and calls take but a little longer", async () => {
    const admission = new Admission(40);
    await work(admission, { by: askers.slice(0, 8), ms: 30, busy: 0.2 });
    expect(await room(admission)).toBe(20);
    await work(admission, { by: askers.slice(0, 8), ms: 30, busy: 0.9 });
    expect(await room(admission)).toBe(16);
    await work(admission, { by: askers.slice(0, 8), ms: 200, busy: 0.2 });
    expect(await room(admission)).toBe(16);
  });

  it("leave room for a whole batch of calls, however slow everything is", async () => {
    const admission = new Admission(40);
    for (let second = 0; second < 20; second++)
      await work(admission, { by: askers.slice(0, 8), ms: 200, busy: 1 });
    expect(await settled(admission.enter("a", placesFor(10)))).not.toBeNull();
  });

  it("stay when one asker's calls take long, or a few askers' while the process has time", async () => {
    const admission = new Admission(40);
    await work(admission, { by: askers.slice(0, 8), ms: 1, busy: 0.99 });
    await work(admission, { by: ["a", "a", "a", "a", "a", "a"], ms: 300, busy: 0.99 });
    expect(await room(admission)).toBe(20);
    const calm = new Admission(40);
    const few = Array.from({ length: 9 }, (_, index) => `organization ${index % 3}`);
    await work(calm, { by: few, ms: 200, busy: 0.5 });
    expect(await room(calm)).toBe(20);
    await work(calm, { by: few, ms: 200, busy: 0.99 });
    expect(await room(calm)).toBe(16);
  });

  it("are taken by a batch according to its calls, however its path is written", () => {
    const paths = ["todos.list", "a,b,c,d", "a,b,c,d,e", "a%2Cb%2Cc%2Cd%2Ce", "%"];
    expect(paths.map((path) => placesFor(callsOf(`/api/trpc/${path}`).length))).toEqual([1, 1, 2, 2, 1]);
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
      const refusals = changes.map(async (change) => {
        const answer = await change;
        expect((await answer.clone().json()).error.data).toMatchObject({
          reason: "overloaded",
          httpStatus: 503,
        });
        expect(answer.headers.get("retry-after")).toBe("1");
      });
      await Promise.any(refusals);
      const others = await Promise.all(Array.from({ length: 6 }, () => call(globex, "todos.list")));
      expect(others.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect((await fetch(`${base}/api/health/ready`)).status).toBe(200);
      expect(await (await fetch(`${base}/about`)).text()).toBe("a page");
      const answers = await Promise.all(changes);
      const late = [408, 409, 503];
      expect(answers.map(({ status }) => status).filter((status) => !late.includes(status))).toEqual([]);
      const refused = answers.filter(({ status }) => status === 503);
      expect(new Set(refused.map((answer) => answer.headers.get("retry-after")))).toEqual(new Set(["1"]));
    });
    expect((await call(acme, "todos.create", { title: "After" })).status).toBe(200);
  });
});
