import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { inRoot } from "./paths.mjs";
import { endProcess, identity, launch, node } from "./process.mjs";

const tsx = inRoot("node_modules", "tsx", "dist", "cli.mjs");

/** How Node runs what is built: stacks name our sources, and the collector has one thread of its own, not four. */
export const nodeFlags = ["--enable-source-maps", "--v8-pool-size=1"];

/** Runs one of the database programs, `db-migrate` or `db-seed`; its output is printed only when it fails. */
export function runProgram(name, env, { dev = false } = {}) {
  const args = dev ? ["--import", "tsx", inRoot("scripts", `${name}.ts`)] : [inRoot("dist", `${name}.js`)];
  return node([...nodeFlags, ...args], { env, quiet: true });
}

/** Starts the server, built or (`dev`) from its sources with a restart whenever they change. */
export function launchApp(env, { dev = false, stdio } = {}) {
  const args = dev
    ? [tsx, "watch", "--clear-screen=false", inRoot("src", "server", "main.ts")]
    : [...nodeFlags, inRoot("dist", "server.js")];
  return launch(process.execPath, args, { env, stdio });
}

/** Writes down which server we run, for `endOrphan` of the next start. */
export function rememberApp(file, app) {
  writeFileSync(file, `${identity(app.pid)}\n${identity(process.pid)}\n`);
}

/**
 * Ends a server whose starter was killed.
 * @returns {Promise<number | undefined>} the process number of the starter when it still runs: nothing was ended
 */
export async function endOrphan(file) {
  if (!existsSync(file)) return undefined;
  const [app, starter] = readFileSync(file, "utf8").split("\n");
  const [appPid, starterPid] = [app, starter].map((text) => Number.parseInt(text, 10));
  if (identity(starterPid) === starter) return starterPid;
  if (identity(appPid) === app) await endProcess(appPid);
  return undefined;
}

/** Waits until an address answers 200; false when the time is over or `isOver` says so. */
export async function waitForOk(url, { timeoutMs = 60_000, isOver = () => false } = {}) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !isOver()) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.status === 200) return true;
    } catch {
      // Not listening yet.
    }
    await delay(50);
  }
  return false;
}
