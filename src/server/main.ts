import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import next from "next";
import { env } from "@/env";
import { closeDatabase } from "./db/client";
import { assertPowerlessRole } from "./db/role-check";
import { surviveLostTypeLookups } from "./db/type-lookup";
import { stopChanges } from "./events/changes";
import { drain } from "./health";
import { createHttpServer } from "./http";
import { startJobs, stopJobs } from "./jobs/boss";
import { logger } from "./logger";
import { jobHandlers } from "./worker";

/** Milliseconds. */
const stopAfter = 20_000;
const drainAtMost = 3_000;
const quietFor = 500;

async function start(): Promise<void> {
  surviveLostTypeLookups((query) =>
    logger.warn({ query }, "a connection was lost under a query that nobody awaits"),
  );
  await assertPowerlessRole();
  const app = next({ dev: env.NODE_ENV === "development", hostname: "localhost", port: env.PORT });
  await app.prepare();
  const server = createHttpServer(app.getRequestHandler());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, resolve);
  });
  await startJobs(jobHandlers);
  logger.info({ port: env.PORT }, "listening");

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopAfter).unref();
    await closeGently(server);
    stopChanges();
    await stopJobs();
    await closeDatabase();
    await app.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

/**
 * Says "not ready" first and asks each client to leave with its next answer; stops listening when nobody has asked
 * for a while; returns when the last answer is out.
 */
async function closeGently(server: Server): Promise<void> {
  const started = performance.now();
  let latest = started;
  server.prependListener("request", (_req, res: ServerResponse) => {
    latest = Number.POSITIVE_INFINITY;
    res.once("close", () => {
      latest = performance.now();
    });
  });
  drain();
  const isOver = () => performance.now() > Math.min(started + drainAtMost, latest + quietFor);
  while (!isOver()) await delay(20);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
