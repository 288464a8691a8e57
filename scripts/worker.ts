import { closeDatabase } from "@/server/db/client";
import { surviveLostConnections } from "@/server/db/type-lookup";
import { startJobs, stopJobs } from "@/server/jobs/boss";
import { startTracing } from "@/server/tracing";
import { jobHandlers } from "@/server/worker";

surviveLostConnections(() => console.error("A database connection was lost while it opened."));
const stopTracing = await startTracing();
await startJobs(jobHandlers);
console.log("The worker serves its queues; Ctrl-C stops it.");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await stopJobs();
    await closeDatabase();
    await stopTracing();
    process.exit(0);
  });
}
