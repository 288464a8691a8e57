import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch, stop } from "./process.mjs";

const program = fileURLToPath(new URL("./mutant-lane.mjs", import.meta.url));
const LONGEST_RUN = 180_000;

async function open(env) {
  const child = launch(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-2_000);
    });
  }
  child.lastWords = () => output.trim().split("\n").slice(-3).join(" ");
  await Promise.race([once(child, "message"), child.ended]);
  return child;
}

/**
 * A process that runs files of tests, one request at a time: see `mutant-lane.mjs`. One that ends or takes longer than
 * three minutes is replaced; that is a problem of the request, not a failed test.
 */
export function createLane(env) {
  let child;
  const run = async (request) => {
    child ??= await open(env);
    const over = new AbortController();
    const answered = once(child, "message", { signal: over.signal }).then(([answer]) => answer);
    const ended = child.ended.then(() => ({
      failures: [],
      problems: [`the tests' process ended: ${child.lastWords()}`],
      lost: true,
    }));
    const late = delay(LONGEST_RUN, undefined, { signal: over.signal }).then(() => ({
      failures: [],
      problems: ["took too long"],
      lost: true,
    }));
    answered.catch(() => {});
    late.catch(() => {});
    if (child.connected) child.send(request);
    const answer = await Promise.race([answered, ended, late]);
    over.abort();
    if (answer.lost) await close();
    return answer;
  };
  const close = async () => {
    if (child) await stop(child);
    child = undefined;
  };
  return { run, close };
}
