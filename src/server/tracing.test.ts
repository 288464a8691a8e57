import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { env } from "@/env";
import { sessionCookie } from "@/testing/callers";
import { createOrganization } from "@/testing/factories";
import { createHttpServer } from "./http";
import { startTracing } from "./tracing";

const attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attribute),
  status: z.object({ code: z.number().optional() }),
});
const body = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});

/** What the collector was sent, spans and the text they came as. */
const received: { spans: z.output<typeof span>[]; text: string } = { spans: [], text: "" };

const collector = createServer(async (req, res) => {
  let text = "";
  for await (const chunk of req) text += chunk;
  received.text += text;
  for (const { scopeSpans } of body.parse(JSON.parse(text)).resourceSpans)
    for (const { spans } of scopeSpans) received.spans.push(...spans);
  res.setHeader("content-type", "application/json").end("{}");
});
const server = createHttpServer((_req, res) => void res.end("a page"));

const listen = (each: typeof server) =>
  new Promise<string>((resolve) => {
    each.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(each.address() as AddressInfo).port}`));
  });

let base = "";
beforeAll(async () => {
  base = await listen(server);
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = await listen(collector);
});
afterAll(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  server.close();
  collector.close();
});

describe("spans", () => {
  it("are sent of a request, its procedures and their statements, each below the other, and of no value", async () => {
    const acme = await createOrganization();
    const headers = {
      "content-type": "application/json",
      cookie: sessionCookie(acme.owner.token),
      "x-organization-id": acme.id,
    };
    const create = (title: string) =>
      fetch(`${base}/api/trpc/todos.create`, { method: "POST", headers, body: JSON.stringify({ title }) });
    await create("before it starts");
    Object.assign(env, { OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTEL_EXPORTER_OTLP_ENDPOINT });
    const stop = await startTracing();
    try {
      expect((await create("A title of a canary")).status).toBe(200);
      expect((await create("")).status).toBe(400);
    } finally {
      await stop();
      Object.assign(env, { OTEL_EXPORTER_OTLP_ENDPOINT: undefined });
    }
    const named = (name: string) => received.spans.filter((each) => each.name === name);
    const [request, refused] = named("POST /api/trpc/");
    const [procedure, failed] = named("todos.create");
    const [insert] = named("INSERT");
    expect(received.spans.filter((each) => each.name.startsWith("POST"))).toHaveLength(2);
    expect(procedure).toMatchObject({ parentSpanId: request?.spanId, traceId: request?.traceId });
    expect(insert).toMatchObject({ parentSpanId: procedure?.spanId, traceId: request?.traceId });
    expect(named("COMMIT")[0]?.traceId).toBe(request?.traceId);
    expect(failed).toMatchObject({ parentSpanId: refused?.spanId, status: { code: 2 } });
    expect(JSON.stringify(insert?.attributes)).toContain('insert into \\"todos\\"');
    expect(received.text).not.toContain("canary");
    expect(received.text).not.toContain(acme.owner.token);
  });

  it("are neither made nor loaded where no collector is named", async () => {
    const before = received.spans.length;
    const stop = await startTracing();
    await (await fetch(`${base}/api/trpc/session.me`)).text();
    await stop();
    expect(received.spans).toHaveLength(before);
  });
});
