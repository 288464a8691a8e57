import type { IncomingMessage, ServerResponse } from "node:http";
import { receiveWebhook } from "./billing/webhook";
import { respondJson } from "./http-guards";
import { logger } from "./logger";
import { readBody } from "./read-body";
import { apiLimits } from "./trpc/limits";

/** Stripe's deliveries. Whatever cannot be kept now is answered 503: it comes again. */
export async function answerWebhook(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== "POST") return respondJson(res, 405, { error: { message: "Method not allowed" } });
  const body = await readBody(req, apiLimits.maxBodySize);
  if (!body) return respondJson(res, 413, { error: { message: "The request is too large" } });
  const { status, answer } = await takeDelivery(body, req.headers["stripe-signature"]?.toString() ?? null);
  if (status === 503) res.setHeader("retry-after", "5");
  respondJson(res, status, answer);
}

/** Status and body for a delivery: those of `receiveWebhook`, or 503. */
export async function takeDelivery(body: Buffer, signature: string | null) {
  try {
    const status = await receiveWebhook(body, signature);
    return { status, answer: answers[status] };
  } catch (error) {
    logger.warn({ error: error instanceof Error ? error.message : String(error) }, "a webhook was not kept");
    return { status: 503, answer: { error: { message: "Try again in a moment" } } } as const;
  }
}

const answers = {
  200: { received: true },
  400: { error: { message: "The signature does not fit" } },
  404: { error: { message: "Not found" } },
} as const;
