import next from "next";
import { env } from "@/env";
import { closeDatabase } from "./db/client";
import { assertPowerlessRole } from "./db/role-check";
import { surviveLostTypeLookups } from "./db/type-lookup";
import { createHttpServer } from "./http";
import { startJobs, stopJobs } from "./jobs/boss";
import { logger } from "./logger";
import { jobHandlers } from "./worker";

const stopAfter = 10_000;

async function start(): Promise<void> {
  surviveLostTypeLookups(() => logger.warn("a database connection was lost while it opened"));
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
    server.close();
    server.closeIdleConnections();
    await stopJobs();
    await closeDatabase();
    await app.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
