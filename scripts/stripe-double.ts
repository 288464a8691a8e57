import { StripeDouble } from "../src/testing/stripe/double";

/** Stripe on this machine, for the browser tests: `STRIPE_DOUBLE_PORT`, the app's keys and its address are given. */
const { STRIPE_DOUBLE_PORT, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, APP_URL } = process.env;
const double = await StripeDouble.open({
  port: Number(STRIPE_DOUBLE_PORT),
  key: STRIPE_SECRET_KEY ?? "",
  webhookSecret: STRIPE_WEBHOOK_SECRET ?? "",
  deliverTo: `${APP_URL}/api/webhooks/stripe`,
});
const stop = () => void double.close().then(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
console.log(double.origin);
