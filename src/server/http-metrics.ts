import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { connectionFigures } from "./db/figures";
import { within, withScope } from "./db/scope";
import { isLocal, respondJson } from "./http-guards";
import { jobFigures } from "./jobs/figures";
import { figuresBy, gauge, metrics } from "./metrics";

type AdmissionFigures = { taken: number; open: number; waiting: number; most: number };

/** Says how many calls a server answers whenever somebody asks. */
export function measureAdmission(admission: { figures: () => AdmissionFigures }): void {
  gauge(
    {
      name: "tenantry_admission_places",
      help: "Places for calls: taken, given out now (open), calls that wait, and the most there can be.",
      labels: ["state"],
    },
    () => figuresBy("state", admission.figures()),
  );
}

/** Says what is read of this process and of the job queue whenever somebody asks. */
export function measureProcess(): void {
  gauge(
    {
      name: "tenantry_database_connections",
      help: "Connections of the pool that serves requests and jobs: busy, idle, who waits for one, and the most there can be.",
      labels: ["state"],
    },
    () => figuresBy("state", connectionFigures()),
  );
  gauge(
    {
      name: "tenantry_jobs",
      help: "Jobs that the queue keeps, by queue and state, as every instance sees them; none while the database is away.",
      labels: ["queue", "state"],
    },
    readJobs,
  );
}

const readJobs = () =>
  withScope({ key: "metrics", timeLeft: within(jobsWithin) }, jobFigures).then(
    (rows) => rows.map(({ queue, state, jobs }) => ({ labels: { queue, state }, value: jobs })),
    () => [],
  );

/** Milliseconds: who collects gives up after 10 s, and the figures of the process need no database. */
const jobsWithin = 2_000;

/**
 * The figures of this process and of the job queue in Prometheus' format: for who has METRICS_TOKEN, and when that is
 * not set, for this machine alone. Anybody else is told that there is nothing.
 */
export async function answerMetrics(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!mayRead(req)) return respondJson(res, 404, { error: { message: "Not found" } });
  const { registry } = metrics();
  res.setHeader("content-type", registry.contentType);
  res.setHeader("cache-control", "no-store");
  res.end(await registry.metrics());
}

function mayRead(req: IncomingMessage): boolean {
  if (!env.METRICS_TOKEN) return isLocal(req);
  const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(env.METRICS_TOKEN));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
