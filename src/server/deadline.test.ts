import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { createOrganization } from "@/testing/factories";
import { slowTodos } from "@/testing/slow-todos";
import { createHttpServer } from "./http";
import { appRouter } from "./root";
import { proceduresOf } from "./trpc/declared";

const server = createHttpServer((_req, res) => {
  res.end("a page");
});
let base = "";
let headers: Record<string, string> = {};

beforeAll(async () => {
  await slowTodos();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const acme = await createOrganization();
  headers = {
    cookie: sessionCookie(acme.owner.token),
    "x-organization-id": acme.id,
    "content-type": "application/json",
    origin: "http://localhost:3000",
  };
});
afterAll(() => {
  server.close();
});

async function post(path: string, body: object) {
  const answer = await fetch(`${base}/api/trpc/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}
const slow = { title: "Slow" };

/** By the limit of the statement, or by that of the call. */
const refused = [408, 503];

describe("a change that takes the database 2.5 seconds", () => {
  it("is made when its procedure is long by nature, and refused when it is not", async () => {
    const [long, usual] = await Promise.all([
      post("todos.createMany", { items: [slow] }),
      post("todos.create", slow),
    ]);
    expect(long.status).toBe(200);
    expect(refused).toContain(usual.status);
  });

  it("is made in a batch too, whose other calls keep their limit", async () => {
    const batch = await post("todos.createMany,todos.create?batch=1", { 0: { items: [slow] }, 1: slow });
    expect(batch.status).toBe(207);
    expect(batch.body[0].result.data).toHaveLength(1);
    expect(refused).toContain(batch.body[1].error.data.httpStatus);
  });
});

describe("a procedure that is long by nature", () => {
  it("has a longer limit for its statements, and waits for a lock as short as any", async () => {
    const limits = { title: "Limits" };
    const usual = await post("todos.create", limits);
    const long = await post("todos.createMany", { items: [limits] });
    expect(usual.body.result.data.description).toBe("1600ms 1200ms");
    const made = encodeURIComponent(JSON.stringify({ id: long.body.result.data[0].id }));
    const answer = await (await fetch(`${base}/api/trpc/todos.get?input=${made}`, { headers })).json();
    expect(answer.result.data.description).toBe("9600ms 1200ms");
  });

  it("is each that makes many rows, moves a whole deletion, or waits for servers elsewhere", () => {
    const owned = proceduresOf(appRouter).filter(({ meta }) => meta.scope === "organization");
    const declared = owned.filter(({ meta }) => meta.long).map(({ path }) => path);
    const byName = owned.filter(({ path }) => /\.(\w+Many|restore|purge|empty|revert)$/.test(path));
    const ofStripe = ["checkout", "portal", "preview", "change", "cancel", "resume", "refresh", "invoices"];
    const outside = ["singleSignOn.check", ...ofStripe.map((name) => `subscriptions.${name}`)];
    const others = ["projects.trash", ...outside];
    expect(new Set(declared)).toEqual(new Set([...byName.map(({ path }) => path), ...others]));
  });
});
