import {
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { Tracing } from "@/lib/tracing";

/** Sends spans by OTLP over HTTP to where the standard OTEL_* variables of the environment say. */
export function openTracing(): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": process.env.OTEL_SERVICE_NAME || "tenantry" }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer("tenantry");
  return {
    run({ name, attributes, parent }, fn) {
      const below = parent ? propagation.extract(ROOT_CONTEXT, parent) : context.active();
      const kind = trace.getSpan(below) && !parent ? SpanKind.INTERNAL : SpanKind.SERVER;
      const span = tracer.startSpan(name, { kind, attributes }, below);
      return context.with(trace.setSpan(below, span), () => fn(finishing(span)));
    },
    start(name, attributes) {
      if (!trace.getSpan(context.active())) return null;
      return finishing(tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }));
    },
    stop: () => provider.shutdown(),
  };
}

/** Ends the span; what went wrong is named, never quoted: messages may have values. */
function finishing(span: Span) {
  return (attributes = {}, error?: unknown) => {
    span.setAttributes(attributes);
    if (error !== undefined) {
      span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  };
}
