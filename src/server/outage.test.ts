import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTcpProxy } from "@/testing/tcp-proxy";

let base = "";
let stop = () => {};
let proxy: Awaited<ReturnType<typeof createTcpProxy>>;
let headers: Record<string, string> = {};

beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  process.env.DATABASE_URL = url.href;
  const { createHttpServer } = await import("./http");
  const { createOrganization } = await import("@/testing/factories");
  const { sessionCookie } = await import("@/testing/callers");
  const acme = await createOrganization();
  headers = { cookie: sessionCookie(acme.owner.token), "x-organization-id": acme.id };
  const server = createHttpServer((_req, res) => {
    res.end("a static page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => server.close();
});

afterAll(async () => {
  stop();
  await proxy.shut();
});

const list = () => fetch(`${base}/api/trpc/todos.list`, { headers });

describe("while the database is down", () => {
  it("answers 503 with a request id and no detail, serves pages, and recovers without a restart", async () => {
    expect((await list()).status).toBe(200);
    await proxy.shut();
    const down = await list();
    const body = await down.text();
    expect(down.status).toBe(503);
    expect(JSON.parse(body).error.data).toMatchObject({
      reason: "database_unavailable",
      requestId: expect.any(String),
    });
    expect(body).not.toMatch(/ECONN|select|stack|127\.0\.0\.1/i);
    expect((await fetch(`${base}/api/health/live`)).status).toBe(200);
    expect((await fetch(`${base}/api/health/ready`)).status).toBe(503);
    expect(await (await fetch(`${base}/about`)).text()).toBe("a static page");
    await proxy.open();
    await expect.poll(async () => (await list()).status, { timeout: 15_000 }).toBe(200);
  });

  it("answers 503 to who signs in or up, whatever Better Auth makes of it", async () => {
    await proxy.shut();
    const ask = (path: string) =>
      fetch(`${base}/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "http://localhost:3000" },
        body: JSON.stringify({ name: "Ada", email: "ada@example.test", password: "a-long-password-1" }),
      });
    const answers = await Promise.all([
      ask("sign-in/email"),
      ask("sign-up/email"),
      ask("sign-in/magic-link"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(answers.map((answer) => answer.headers.get("retry-after"))).toEqual(["1", "1", "1"]);
    expect(await answers[0]?.json()).toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await proxy.open();
    await expect.poll(async () => (await ask("sign-in/email")).status, { timeout: 15_000 }).toBe(401);
  });

  it("survives connections cut under load: every call answers, none leaks a detail", async () => {
    const calls = Array.from({ length: 30 }, () => list());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await proxy.shut();
    const statuses = new Set((await Promise.all(calls)).map((response) => response.status));
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await proxy.open();
    await expect.poll(async () => (await list()).status, { timeout: 15_000 }).toBe(200);
  });
});
