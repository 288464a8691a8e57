import { env } from "@/env";
import { traceWith } from "@/lib/tracing";

/** Loads the exporter and starts it where the environment names a collector; answers what stops it, all sent. */
export async function startTracing(): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return async () => {};
  const { openTracing } = await import("./tracing-exporter");
  const opened = openTracing();
  traceWith(opened);
  return async () => {
    traceWith(undefined);
    await opened.stop().catch(() => {});
  };
}
