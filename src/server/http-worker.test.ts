import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkerServer } from "./http-worker";
import { enqueueNow, type JobHandlers, startJobs, stopJobs } from "./jobs/boss";

const nothing = async () => {};
const handlers: JobHandlers = {
  mail: nothing,
  "notice-mails": nothing,
  "digest-mails": nothing,
  "audit-seal": nothing,
  "files-clean": nothing,
  "trash-purge": nothing,
  "figures-keep": nothing,
  "impersonations-end": nothing,
  "guest-purge": () => Promise.reject(new Error("not now")),
  "billing-event": nothing,
  "billing-seats": nothing,
  "billing-reconcile": nothing,
};
const server = createWorkerServer();
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await startJobs(handlers);
});
afterAll(async () => {
  await stopJobs();
  server.close();
});

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(base + path, { headers });
  return { status: answer.status, text: await answer.text() };
};

describe("a worker of its own", () => {
  it("says that it lives and is ready", async () => {
    expect(await read("/health/live")).toMatchObject({ status: 200 });
    expect(JSON.parse((await read("/health/ready")).text)).toMatchObject({ database: "up" });
    expect((await read("/api/trpc/todos.list")).status).toBe(404);
  });

  it("counts the jobs that it served by how they ended", async () => {
    await enqueueNow("trash-purge", {});
    await enqueueNow("guest-purge", {});
    const counted = async () => {
      const { text } = await read("/metrics");
      return [...text.matchAll(/^tenantry_job_seconds_count\{(.*)\} \d+$/gm)].map(([, labels]) => labels);
    };
    await expect
      .poll(counted, { timeout: 10_000 })
      .toEqual(
        expect.arrayContaining([
          'queue="trash-purge",outcome="done"',
          'queue="guest-purge",outcome="failed"',
        ]),
      );
    expect((await read("/metrics")).text).toMatch(/^tenantry_jobs\{queue="guest-purge",state="\w+"\} 1$/m);
  });

  it("tells its figures to this machine alone", async () => {
    expect((await read("/metrics", { "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
  });
});
