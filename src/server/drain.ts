import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/env";
import { drain } from "./health";

/** Milliseconds. */
const limits = { drainAtMost: 3_000, quietFor: 500, answersAtMost: 2_500 };

/**
 * Watches a server from its first request on, and returns what closes it without cutting an answer: it says "not
 * ready" first, and each client is asked to leave with its next answer; when nobody has asked for 0.5 s, or after 3 s,
 * but not before DRAIN_SECONDS, it stops listening; when the last answer is out, or after 2.5 s, it cuts what is left:
 * connections that a browser keeps open without having asked anything, and streams.
 */
export function gentlyClosing(
  server: Server,
  bounds = { ...limits, drainAtLeast: env.DRAIN_SECONDS * 1_000 },
): () => Promise<void> {
  let answering = 0;
  let latest = performance.now();
  server.prependListener("request", (_req, res: ServerResponse) => {
    answering += 1;
    res.once("close", () => {
      answering -= 1;
      latest = performance.now();
    });
  });
  const until = async (isOver: () => boolean, atMost: number) => {
    const end = performance.now() + atMost;
    while (!isOver() && performance.now() < end) await delay(20);
  };
  return async () => {
    drain();
    latest = performance.now();
    const told = delay(bounds.drainAtLeast);
    await until(() => answering === 0 && performance.now() > latest + bounds.quietFor, bounds.drainAtMost);
    await told;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await until(() => answering === 0, bounds.answersAtMost);
    server.closeAllConnections();
    await closed;
  };
}
