import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "@/lib/process-wide";

/** Seconds. The edges are those at which a call is felt, and those at which deadlines end it (1.9 s and 10 s). */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

function open() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    procedures: new Histogram({
      name: "tenantry_procedure_seconds",
      help: "Time that a procedure took, by its path and the code of its answer (OK, or that of the error).",
      labelNames: ["procedure", "code"],
      buckets,
      registers,
    }),
    requests: new Histogram({
      name: "tenantry_http_request_seconds",
      help: "Time until a request was answered to the end, by the part of the server that it asked.",
      labelNames: ["part", "status"],
      buckets,
      registers,
    }),
    refusals: new Counter({
      name: "tenantry_refusals_total",
      help: "Requests that were sent away: overloaded, when too much was going on, or timeout, when theirs was over.",
      labelNames: ["reason"],
      registers,
    }),
    jobs: new Histogram({
      name: "tenantry_job_seconds",
      help: "Time that a job took in this process, by its queue and how it ended (done or failed).",
      labelNames: ["queue", "outcome"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60, 300],
      registers,
    }),
    logged: new Counter({
      name: "tenantry_log_lines_total",
      help: "Lines of the log that say that something is wrong, by their level.",
      labelNames: ["level"],
      registers,
    }),
  };
}

/** One set of figures a process. No label names an organization or a person. */
export const metrics = processWide("metrics", open).get;

type Figure = { labels: Record<string, string>; value: number };
type GaugeOptions = { name: string; help: string; labels: readonly string[] };

/** A gauge whose figures `read` gives whenever somebody asks for the metrics. */
export function gauge({ name, help, labels }: GaugeOptions, read: () => Figure[] | Promise<Figure[]>): void {
  const { registry } = metrics();
  registry.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    async collect() {
      const figures = await read();
      this.reset();
      for (const figure of figures) this.set(figure.labels, figure.value);
    },
  });
}

/** Figures by one label. */
export const figuresBy = (label: string, values: Record<string, number>): Figure[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));
