import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/env";
import { sessionCookie } from "@/testing/callers";
import { createOrganization } from "@/testing/factories";
import { createHttpServer } from "./http";
import { enqueueNow } from "./jobs/boss";

const server = createHttpServer((_req, res) => void res.end("a page"));
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await enqueueNow("guest-purge", {});
});
afterAll(() => {
  server.close();
});

const read = (headers: Record<string, string> = {}) => fetch(`${base}/api/metrics`, { headers });

/** The figures of a metric, by the labels as they are written. */
async function figuresOf(name: string): Promise<Record<string, number>> {
  const text = await (await read()).text();
  const found = [...text.matchAll(new RegExp(`^${name}\\{(.*)\\} (.+)$`, "gm"))];
  return Object.fromEntries(found.map(([, labels, figure]) => [labels, Number(figure)]));
}

describe("the metrics", () => {
  it("count each procedure by the code of its answer, and name no organization", async () => {
    const acme = await createOrganization();
    const headers = { cookie: sessionCookie(acme.owner.token), "x-organization-id": acme.id };
    const list = "/api/trpc/projects.list?input=%7B%7D";
    const counted = async () => {
      const figures = await figuresOf("tenantry_procedure_seconds_count");
      return ["OK", "UNAUTHORIZED"].map((code) => figures[`procedure="projects.list",code="${code}"`] ?? 0);
    };
    expect(await counted()).toEqual([0, 0]);
    for (let turn = 0; turn < 3; turn += 1) await (await fetch(base + list, { headers })).text();
    await (await fetch(base + list)).text();
    expect(await counted()).toEqual([3, 1]);
    const text = await (await read()).text();
    expect(text).not.toContain(acme.id);
    expect(text).not.toContain(acme.owner.user.id);
  });

  it("say how connections, places and jobs stand", async () => {
    const connections = await figuresOf("tenantry_database_connections");
    expect(connections).toMatchObject({ 'state="waiting"': 0, 'state="most"': 10 });
    expect(connections['state="idle"']).toBeGreaterThan(0);
    expect(await figuresOf("tenantry_admission_places")).toMatchObject({ 'state="taken"': 0 });
    expect((await figuresOf("tenantry_jobs"))['queue="guest-purge",state="created"']).toBeGreaterThan(0);
    expect(await (await read()).text()).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
  });

  it("are there for this machine alone, and with a token for who has it", async () => {
    expect((await read()).status).toBe(200);
    expect((await read({ "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
    Object.assign(env, { METRICS_TOKEN: "a-token-of-sixteen-or-more" });
    try {
      expect((await read()).status).toBe(404);
      expect((await read({ authorization: "Bearer a-token-of-sixteen-or-mor" })).status).toBe(404);
      const far = { "x-forwarded-for": "203.0.113.9", authorization: "Bearer a-token-of-sixteen-or-more" };
      expect((await read(far)).status).toBe(200);
    } finally {
      Object.assign(env, { METRICS_TOKEN: undefined });
    }
  });
});
