import Stripe from "stripe";
import { env } from "@/env";
import { say } from "@/i18n/errors";
import { DomainError } from "../trpc/errors";

/** Without keys plans are switched freely and nothing is charged. */
export const billingMode = (): "stripe" | "local" => (env.STRIPE_SECRET_KEY ? "stripe" : "local");

/** Milliseconds for one try; a call that failed on its way is tried once more, under the idempotency key that the SDK gave it. */
const timeout = 3_000;

let client: Stripe | undefined;

/** Stripe's API; throws PRECONDITION_FAILED without keys. */
export function stripe(): Stripe {
  if (!env.STRIPE_SECRET_KEY) throw new DomainError("PRECONDITION_FAILED", say("paymentsNotConnected"));
  client ??= new Stripe(env.STRIPE_SECRET_KEY, {
    ...place(env.STRIPE_API_BASE),
    timeout,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  return client;
}

function place(base: string | undefined) {
  if (!base) return {};
  const { hostname, port, protocol } = new URL(base);
  if (protocol === "http:") return { host: hostname, port: port || 80, protocol: "http" as const };
  return { host: hostname, port: port || 443, protocol: "https" as const };
}

/**
 * Asks Stripe for a person who waits; no transaction is open meanwhile. Throws PAYMENT_REQUIRED for a declined card and
 * SERVICE_UNAVAILABLE when Stripe does not answer, or not as it should.
 */
export async function askStripe<R>(ask: (client: Stripe) => Promise<R>): Promise<R> {
  const asked = stripe();
  try {
    return await ask(asked);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError)
      throw new DomainError("PAYMENT_REQUIRED", say("cardDeclined"));
    if (isPassing(error)) throw new DomainError("SERVICE_UNAVAILABLE", say("paymentsUnavailable"));
    throw error;
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  error instanceof Stripe.errors.StripeAPIError;
