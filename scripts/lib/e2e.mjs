import { findBrowser } from "./browser.mjs";
import { withDemoServer } from "./demo-server.mjs";
import { inRoot } from "./paths.mjs";
import { node } from "./process.mjs";
import { step } from "./steps.mjs";

function playwright(env, browser, args) {
  const base = env.APP_URL;
  const more = {
    BASE_URL: base,
    CHROME_PATH: browser.path,
    E2E_INBOX_URL: `${base}/api/inbox`,
    E2E_PROVIDER: env.SSO_ALLOWED_HOSTS,
    E2E_NAME_SERVER: env.SSO_DNS_SERVERS,
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
  await withDemoServer(({ env }) => playwright(env, browser, args));
}
