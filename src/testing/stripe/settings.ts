import { freePort } from "../free-port";

/** Points this process to a double of Stripe; to be called before anything reads the environment. */
export async function prepareStripe() {
  const settings = { port: await freePort(), key: "sk_test_double", webhookSecret: "whsec_double" };
  process.env.STRIPE_SECRET_KEY = settings.key;
  process.env.STRIPE_WEBHOOK_SECRET = settings.webhookSecret;
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${settings.port}`;
  return settings;
}
