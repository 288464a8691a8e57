import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { Admission, placesFor } from "./admission";
import { createHttpServer } from "./http";

describe("places", () => {
  it("are given to all until they are taken, and to one asker up to half", () => {
    const admission = new Admission(4);
    const leave = admission.enter("a", 2);
    expect(admission.enter("a", 1)).toBeNull();
    expect(admission.enter("b", 2)).not.toBeNull();
    expect(admission.enter("c", 1)).toBeNull();
    leave?.();
    leave?.();
    expect(admission.enter("c", 2)).not.toBeNull();
    expect(admission.enter("d", 1)).toBeNull();
  });

  it("are fewer while the process is busy, and all again afterwards", () => {
    const admission = new Admission(20);
    const room = () => {
      const left = Array.from({ length: 20 }, (_, index) => admission.enter(String(index), 1));
      for (const leave of left) leave?.();
      return left.filter((leave) => leave !== null).length;
    };
    for (let time = 0; time < 20; time++) admission.adapt(1);
    expect(room()).toBe(8);
    for (let time = 0; time < 20; time++) admission.adapt(0.3);
    expect(room()).toBe(20);
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
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
      expect(new Set(answers.map((answer) => answer.headers.get("retry-after")))).toEqual(new Set(["1"]));
    });
    expect((await call(acme, "todos.create", { title: "After" })).status).toBe(200);
  });
});
