import { setTimeout as delay } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { launch, stop } from "../../scripts/lib/process.mjs";
import { makeTemporary, removeTemporary } from "./temporary.mjs";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "about:blank",
];
const START_MS = 30_000;

async function readVersion(port, child) {
  let over = false;
  child.ended.then(() => {
    over = true;
  });
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline && !over) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
      return (await answer.json()).Browser.replace("/", " ");
    } catch {
      await delay(100);
    }
  }
  throw new Error("Chromium did not start");
}

/** A headless Chromium of ours, which ends with us; Playwright and Lighthouse join it by its port. */
export async function startBrowser() {
  const { path, env } = await findBrowser();
  const profile = makeTemporary("browser");
  const port = await freePort();
  const flags = [`--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, ...FLAGS];
  const child = launch(path, flags, { env: { ...process.env, ...env }, stdio: "ignore" });
  const end = async () => {
    await stop(child);
    removeTemporary(profile);
  };
  try {
    return { port, version: await readVersion(port, child), stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function addCookie(context, { origin, cookie }) {
  const at = cookie.indexOf("=");
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }]);
}

const join = (browser) => chromium.connectOverCDP(`http://127.0.0.1:${browser.port}`);

/** Signs the browser's own windows in, for whoever opens one without us. */
export async function keepCookie(browser, who) {
  const joined = await join(browser);
  try {
    await addCookie(joined.contexts()[0], who);
  } finally {
    await joined.close();
  }
}

/** Runs `work` with a new window, signed in when there is a cookie, and closes it. */
export async function inWindow(browser, { cookie, origin }, work) {
  const joined = await join(browser);
  const context = await joined.newContext({ viewport: { width: 1280, height: 720 }, baseURL: origin });
  try {
    if (cookie) await addCookie(context, { origin, cookie });
    return await work(await context.newPage());
  } finally {
    await context.close();
    await joined.close();
  }
}
