import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { clockIsRight, compareClocks } from "./clock";
import { database } from "./db/client";
import { session } from "./db/schema";
import { createHttpServer } from "./http";

const server = createHttpServer((_req, res) => {
  res.end();
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.useRealTimers();
  expect(await compareClocks(database().probe)).toBe(true);
});
afterAll(() => {
  server.close();
});

const day = 86_400_000;
const shift = (days: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * day });
const challenge = "/api/auth/passkey/generate-authenticate-options";
const get = (path: string, headers = {}) => fetch(`${base}${path}`, { headers });

it("a clock that is a minute off is right, one that is 40 days ahead or behind is not", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30_000 });
  expect(await compareClocks(database().probe)).toBe(true);
  vi.useRealTimers();
  for (const days of [40, -40]) {
    shift(days);
    expect(await compareClocks(database().probe)).toBe(false);
    vi.useRealTimers();
  }
});

it("a server with a wrong clock calls itself not ready, answers by the database's, and signs nobody out", async () => {
  const acme = await createOrganization();
  const own = { cookie: sessionCookie(acme.owner.token), "x-organization-id": acme.id };
  shift(40);
  const ready = await get("/api/health/ready");
  expect([ready.status, await ready.json()]).toMatchObject([503, { clock: "wrong", database: "up" }]);
  expect(clockIsRight()).toBe(false);
  const asked = await get(challenge, own);
  expect([asked.status, asked.headers.get("retry-after")]).toEqual([503, "1"]);
  expect((await get("/api/trpc/todos.list", own)).status).toBe(200);
  expect((await adminDb.select().from(session)).map(({ token }) => token)).toContain(acme.owner.token);
  vi.useRealTimers();
  expect((await get("/api/health/ready")).status).toBe(200);
  expect((await get(challenge, own)).status).toBe(200);
});
