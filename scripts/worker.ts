import { closeDatabase } from "@/server/db/client";
import { surviveLostConnections } from "@/server/db/type-lookup";
import { startJobs, stopJobs } from "@/server/jobs/boss";
import { jobHandlers } from "@/server/worker";

surviveLostConnections(() => console.error("A database connection was lost while it opened."));
await startJobs(jobHandlers);
console.log("The worker serves its queues; Ctrl-C stops it.");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await stopJobs();
    await closeDatabase();
    process.exit(0);
  });
}
