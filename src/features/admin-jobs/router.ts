import { queueNames } from "@/domain/job";
import { findJob, listJobs, listMails, readQueues } from "@/server/jobs/inspect";
import { schedules } from "@/server/jobs/queues";
import { notFound } from "@/server/trpc/errors";
import { adminProcedure, router } from "@/server/trpc/procedures";
import { failedJob, listJobsInput, listMailsInput, oneQueue, waitingJob } from "./inputs";
import { cancel, retry, retryQueue } from "./operations";

const jobsRouter = router({
  queues: adminProcedure.query(async () => {
    const rows = new Map((await readQueues()).map((row) => [row.queue, row]));
    return queueNames.flatMap((name) => {
      const row = rows.get(name);
      return row ? [{ ...row, schedule: schedules[name] ?? null }] : [];
    });
  }),

  list: adminProcedure.input(listJobsInput).query(({ input }) => listJobs(input)),

  get: adminProcedure.input(failedJob).query(async ({ input }) => {
    const job = await findJob(input.id);
    if (!job) throw notFound();
    return job;
  }),

  retry: adminProcedure
    .meta({ idempotent: true })
    .input(failedJob)
    .mutation(({ ctx, input }) => retry(ctx, "admin.jobs.retry", input)),

  retryAll: adminProcedure
    .meta({ idempotent: true })
    .input(oneQueue)
    .mutation(({ ctx, input }) => retryQueue(ctx, "admin.jobs.retryAll", input.queue)),

  cancel: adminProcedure
    .meta({ idempotent: true })
    .input(waitingJob)
    .mutation(({ ctx, input }) => cancel(ctx, "admin.jobs.cancel", input.id)),
});

export const adminJobsRouter = router({
  jobs: jobsRouter,
  mails: router({
    list: adminProcedure.input(listMailsInput).query(({ input }) => listMails(input)),

    resend: adminProcedure
      .meta({ idempotent: true })
      .input(failedJob)
      .mutation(({ ctx, input }) => retry(ctx, "admin.mails.resend", { ...input, queue: "mail" })),
  }),
});
