import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchApp, runProgram, waitForOk } from "./app.mjs";
import { findBrowser } from "./browser.mjs";
import { appEnvironment, databaseEnvironment, makePassword, makeSecret } from "./environment.mjs";
import { inRoot } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { launch, node, stop } from "./process.mjs";
import { Refusal, step } from "./steps.mjs";

async function testEnvironment(postgres, dataDir) {
  const port = await freePort();
  const settings = { port, dataDir, appUrl: `http://localhost:${port}` };
  const secrets = { appLoginPassword: makePassword(), secret: makeSecret() };
  // Empty rather than absent, so that no .env file fills it in.
  return {
    ...appEnvironment(settings, "production"),
    ...databaseEnvironment(postgres, secrets),
    SMTP_URL: "",
    ...(await stripeSettings()),
    // Each account of the tests signs in from an address of its own, as people do.
    TRUSTED_PROXIES: "loopback",
  };
}

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
  const double = launch(process.execPath, ["--import", "tsx", inRoot("scripts", "stripe-double.ts")], {
    env,
  });
  if (await waitForOk(env.STRIPE_API_BASE)) return double;
  await stop(double);
  throw new Refusal("The double of Stripe did not start.");
}

async function startApp({ DATABASE_ADMIN_URL, ...env }, log) {
  const output = openSync(log, "w");
  const app = launchApp(env, { stdio: ["ignore", output, output] });
  closeSync(output);
  let ended = false;
  app.ended.then(() => {
    ended = true;
  });
  if (await waitForOk(`http://127.0.0.1:${env.PORT}/api/health/ready`, { isOver: () => ended })) return app;
  await stop(app);
  throw new Refusal("The server did not become ready.");
}

function playwright(env, browser, args) {
  const base = env.APP_URL;
  const more = {
    BASE_URL: base,
    CHROME_PATH: browser.path,
    E2E_INBOX_URL: `${base}/api/inbox`,
    E2E_STRIPE_URL: env.STRIPE_API_BASE,
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
  const dataDir = mkdtempSync(join(tmpdir(), "tenantry-e2e-"));
  const log = join(dataDir, "server.log");
  let postgres;
  let app;
  let stripe;
  try {
    postgres = await startPostgres({ ephemeral: true });
    const env = await testEnvironment(postgres, dataDir);
    await runProgram("db-migrate", env);
    await runProgram("db-seed", env);
    stripe = await startStripe(env);
    app = await startApp(env, log);
    step(`Server: ${env.APP_URL}`);
    await playwright(env, browser, args);
  } catch (error) {
    printEnd(log);
    throw error;
  } finally {
    if (app) await stop(app);
    if (stripe) await stop(stripe);
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function printEnd(log) {
  try {
    const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-60);
    console.error(`\nThe last lines of the server:\n${lines.join("\n")}`);
  } catch {
    // The server was never started.
  }
}
