import { once } from "node:events";
import { env } from "@/env";
import { closeDatabase } from "@/server/db/client";
import { surviveLostConnections } from "@/server/db/type-lookup";
import { drain } from "@/server/health";
import { createWorkerServer } from "@/server/http-worker";
import { startJobs, stopJobs } from "@/server/jobs/boss";
import { startTracing } from "@/server/tracing";
import { jobHandlers } from "@/server/worker";

surviveLostConnections(() => console.error("A database connection was lost while it opened."));
const stopTracing = await startTracing();
const server = createWorkerServer();
if (env.WORKER_PORT) await once(server.listen(env.WORKER_PORT), "listening");
const stopping = new AbortController();
const starting = startJobs(jobHandlers, stopping.signal);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    drain();
    stopping.abort();
    await starting.catch(() => {});
    await stopJobs();
    server.close();
    server.closeAllConnections();
    await closeDatabase();
    await stopTracing();
    process.exit(0);
  });
}

await starting;
console.log("The worker serves its queues; Ctrl-C stops it.");
