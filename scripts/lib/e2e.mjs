import { waitForOk } from "./app.mjs";
import { findBrowser } from "./browser.mjs";
import { withDemoServer } from "./demo-server.mjs";
import { makePassword } from "./environment.mjs";
import { inRoot } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { launch, node, stop } from "./process.mjs";
import { Refusal, step } from "./steps.mjs";

/** Payments go to a double of Stripe on this machine. */
async function stripeSettings() {
  const port = await freePort();
  return {
    STRIPE_DOUBLE_PORT: String(port),
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
    STRIPE_SECRET_KEY: "sk_test_double",
    STRIPE_WEBHOOK_SECRET: `whsec_${makePassword()}`,
  };
}

/** Starts the double; its page without an address answers once it listens. */
async function startStripe(env) {
  const program = inRoot("scripts", "stripe-double.ts");
  const double = launch(process.execPath, ["--import", "tsx", program], { env });
  if (await waitForOk(env.STRIPE_API_BASE)) return double;
  await stop(double);
  throw new Refusal("The double of Stripe did not start.");
}

function playwright(env, browser, args) {
  const base = env.APP_URL;
  const more = {
    BASE_URL: base,
    CHROME_PATH: browser.path,
    E2E_INBOX_URL: `${base}/api/inbox`,
    E2E_PROVIDER: env.SSO_ALLOWED_HOSTS,
    E2E_NAME_SERVER: env.SSO_DNS_SERVERS,
    E2E_STRIPE_URL: env.STRIPE_API_BASE,
    E2E_DATABASE_URL: env.DATABASE_ADMIN_URL,
    ...browser.env,
  };
  const testEnv = { ...process.env, ...more };
  return node([inRoot("node_modules", "@playwright", "test", "cli.js"), "test", ...args], { env: testEnv });
}

/**
 * Runs the browser tests against the production build on a database of their own.
 * @param {string[]} args passed on to Playwright
 */
export async function runBrowserTests(args) {
  const browser = await findBrowser({ shellWillDo: true });
  step(`Browser: ${browser.path} (${browser.source})`);
  const work = async ({ env }) => {
    const stripe = await startStripe(env);
    try {
      await playwright(env, browser, args);
    } finally {
      await stop(stripe);
    }
  };
  await withDemoServer(work, await stripeSettings());
}
