import { readFileSync } from "node:fs";
import next from "next";
import { env } from "@/env";
import { watchClock } from "./clock";
import { closeDatabase } from "./db/client";
import { assertPowerlessRole } from "./db/role-check";
import { surviveLostConnections } from "./db/type-lookup";
import { gentlyClosing } from "./drain";
import { stopChanges } from "./events/changes";
import { collectRarely } from "./garbage";
import { createHttpServer } from "./http";
import { startJobs, stopJobs } from "./jobs/boss";
import { localApi } from "./local-api";
import { logger } from "./logger";
import { startTracing } from "./tracing";
import { warmUp } from "./warm-up";
import { jobHandlers } from "./worker";

/** Milliseconds. */
const stopAfter = 20_000 + env.DRAIN_SECONDS * 1_000;

async function start(): Promise<void> {
  collectRarely();
  surviveLostConnections((query) =>
    logger.warn({ query }, "a connection was lost under a query that nobody awaits"),
  );
  const stopTracing = await startTracing();
  await assertPowerlessRole();
  await watchClock();
  const { createCaller } = await localApi();
  if (env.NODE_ENV === "production") takeBuiltConfig();
  const app = next({ dev: env.NODE_ENV === "development", hostname: "localhost", port: env.PORT });
  await app.prepare();
  await warmUp((ctx) => createCaller(ctx).todos.list({}));
  const server = createHttpServer(app.getRequestHandler());
  const closeGently = gentlyClosing(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, resolve);
  });
  const stopping = new AbortController();
  const starting = startJobs(jobHandlers, stopping.signal);
  stopOnSignal(async () => {
    stopping.abort();
    await closeGently();
    stopChanges();
    await starting.catch(() => {});
    await stopJobs();
    await closeDatabase();
    await stopTracing();
    await app.close();
  });
  await starting;
  logger.info({ port: env.PORT }, "listening");
}

/** The settings as the build wrote them down: next.config.ts wants Next's compiler, which no server needs. */
function takeBuiltConfig(): void {
  const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG ??= JSON.stringify(config);
}

/** From the first request on that it may get, an instance that is told to stop says goodbye before it goes. */
function stopOnSignal(goodbye: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopAfter).unref();
    await goodbye();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
