import { execFileSync, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "./paths.mjs";

const windows = process.platform === "win32";
const running = new Set();
let refused = false;

/** A command that ended with a non-zero code; `output` holds what a quiet command printed. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}`);
    this.output = output;
  }
}

/**
 * Starts a program in its own process group, so that a Ctrl-C of the terminal reaches it only through us.
 * It is remembered until it exits: see `stopAll`.
 */
export function launch(command, args, { env = process.env, cwd = root, stdio } = {}) {
  if (refused) throw new Error("stopping");
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !windows,
    stdio: stdio ?? ["ignore", "inherit", "inherit"],
  });
  running.add(child);
  child.ended = new Promise((resolve) => {
    const settle = (result) => {
      running.delete(child);
      resolve(result);
    };
    child.once("error", (error) => settle({ code: 127, error }));
    child.once("close", (code, signal) => settle({ code: code ?? signal }));
  });
  return child;
}

/**
 * Runs a program to its end. `quiet` keeps its output for the error only.
 * @throws {CommandFailed} when its exit code is not 0
 */
export async function run(command, args, { quiet = false, ...options } = {}) {
  const child = launch(command, args, { stdio: quiet ? ["ignore", "pipe", "pipe"] : undefined, ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const { code, error } = await child.ended;
  const name = [command === process.execPath ? "node" : command, ...args].join(" ");
  if (code !== 0) throw new CommandFailed(name, code, error ? error.message : output);
  return output;
}

/** `run` with the Node that runs us. */
export const node = (args, options) => run(process.execPath, args, options);

function signalGroup({ pid }, signal) {
  try {
    if (!windows) process.kill(-pid, signal);
    else if (signal === "SIGKILL") spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"]);
    else process.kill(pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error;
  }
}

/** Asks a process to end, waits, then ends what is left of its process group. */
export async function endProcess(pid, graceMs = 15_000) {
  if (isAlive(pid)) process.kill(pid, "SIGTERM");
  await waitForExit(pid, graceMs);
  signalGroup({ pid }, "SIGKILL");
}

/** Ends a program started by `launch`: see `endProcess`. */
export async function stop(child, graceMs) {
  if (child.pid === undefined) return;
  await endProcess(child.pid, graceMs);
  await child.ended;
}

/** Ends every program started by `launch` or `run`; none can be started afterwards. */
export async function stopAll(graceMs = 5_000) {
  refused = true;
  await Promise.all([...running].map((child) => stop(child, graceMs)));
}

/** Ends every program started by `launch` or `run` at once. */
export function killAll() {
  refused = true;
  for (const child of running) signalGroup(child, "SIGKILL");
}

function linuxStat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { dead: fields[0] === "Z" || fields[0] === "X", startedAt: fields[19] };
}

/** Whether a process runs; a zombie, as a container without init keeps them, does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    return !linuxStat(pid).dead;
  } catch {
    return false;
  }
}

/** A process that outlives the reuse of its number: "<pid> <start>"; undefined when it does not run. */
export function identity(pid) {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === "linux") return `${pid} ${linuxStat(pid).startedAt}`;
    if (windows) return `${pid}`;
    return `${pid} ${execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()}`;
  } catch {
    return `${pid}`;
  }
}

/** The command line of a process, or an empty text when the system does not tell. */
export function commandLine(pid) {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (windows) return "";
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Waits until a process no longer runs; false when the time is over before. */
export async function waitForExit(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** Tells when npm, which runs us through a shell, was ended: that shell does not pass a SIGTERM on. */
export function whenParentEnds(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 250);
  watch.unref();
}
