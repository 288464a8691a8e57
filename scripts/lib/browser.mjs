import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { node } from "./process.mjs";
import { Refusal } from "./steps.mjs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const WHAT_TO_DO =
  "No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium), " +
  "or set CHROME_PATH to a Chrome or Chromium, or run the other tests with: npm test -- --only=unit";

// A binary may exist and lack libraries, or be a stub that asks for a snap.
function works(path, env) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { env: { ...process.env, ...env }, timeout: 30_000 }).status === 0;
}

function fromEnvironment() {
  const path = process.env.CHROME_PATH;
  if (!path) return undefined;
  if (works(path)) return { path, env: {} };
  throw new Refusal(`CHROME_PATH is ${path}, which does not run.`);
}

async function fromPlaywright() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && works(path) ? { path, env: {} } : undefined;
}

function fromSystem() {
  const path = SYSTEM.find((candidate) => works(candidate));
  return path ? { path, env: {} } : undefined;
}

const UNPACK = `
  const { default: chromium } = await import("@sparticuz/chromium");
  const path = await chromium.executablePath();
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  console.log(JSON.stringify({ path, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } }));
`;

// It unpacks into the temporary folder: a folder of ours keeps it for the next time. The second attempt makes
// the package unpack the libraries that a bare system lacks.
async function fromPackage() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  for (const [folder, more] of [
    ["plain", {}],
    ["with-libraries", { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" }],
  ]) {
    const temporary = inRoot("node_modules", ".cache", "chromium", folder);
    mkdirSync(temporary, { recursive: true });
    const env = { ...process.env, TMPDIR: temporary, ...more };
    const output = await node(["--input-type=module", "--eval", UNPACK], { env, quiet: true });
    const browser = JSON.parse(output.trim().split("\n").at(-1));
    if (works(browser.path, browser.env)) return browser;
  }
  return undefined;
}

async function fromDownload() {
  await node([inRoot("node_modules", "@playwright", "test", "cli.js"), "install", "chromium"], {
    quiet: true,
  });
  return fromPlaywright();
}

const SOURCES = {
  CHROME_PATH: fromEnvironment,
  Playwright: fromPlaywright,
  system: fromSystem,
  npm: fromPackage,
  download: fromDownload,
};
const WHOLE_FIRST = ["CHROME_PATH", "Playwright", "system", "npm", "download"];
// A whole browser draws its own windows even without a screen, for four times the CPU of the shell from npm.
const SHELL_FIRST = ["CHROME_PATH", "Playwright", "npm", "system", "download"];

/**
 * A Chromium that runs here: the one of CHROME_PATH, Playwright's, the system's, one from npm, or a download; the one
 * from npm, which has no windows, before the system's when that will do.
 * @returns {Promise<{ path: string, env: Record<string, string>, source: string }>} `env` is needed to run it
 * @throws {Refusal} saying what to do
 */
export async function findBrowser({ shellWillDo = false } = {}) {
  for (const source of shellWillDo ? SHELL_FIRST : WHOLE_FIRST) {
    try {
      const browser = await SOURCES[source]();
      if (browser) return { ...browser, source };
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
  }
  throw new Refusal(WHAT_TO_DO);
}
