import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sql } from "postgres";
import { database } from "./db/client";
import { within, withScope } from "./db/scope";
import { respondJson } from "./http-guards";
import { logger } from "./logger";

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** Milliseconds. */
const tolerated = 60_000;
const lookEvery = 30_000;
const deadline = 1_500;

let offBy = 0;

/** Whether this machine's clock agreed with the database's, within a minute, when they were compared last. */
export const clockIsRight = (): boolean => Math.abs(offBy) <= tolerated;

/** Compares the clocks, and says so in the log when that changes the answer. Throws what the database throws. */
export async function compareClocks(sql: Sql): Promise<boolean> {
  const [{ ms } = { ms: Date.now() }] = await sql<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  const wasRight = clockIsRight();
  offBy = Date.now() - ms;
  if (clockIsRight() !== wasRight)
    logger.warn({ offBy }, wasRight ? "the clock is wrong" : "the clock is right");
  return clockIsRight();
}

/** Compares the clocks now and every 30 s; while the database does not answer, what was found before stands. */
export async function watchClock(): Promise<void> {
  const look = () =>
    withScope({ key: "health", timeLeft: within(deadline) }, () => compareClocks(database().probe)).catch(
      () => {},
    );
  await look();
  setInterval(look, lookEvery).unref();
}

/** Answers 503 while the clock is wrong: by it a handler would end live sessions, revive dead ones and lock people out. */
export const whileClockIsRight =
  (handler: Handler): Handler =>
  (req, res) => {
    if (clockIsRight()) return handler(req, res);
    res.setHeader("retry-after", "1");
    respondJson(res, 503, {
      code: "CLOCK_IS_WRONG",
      message: "This server's clock is wrong. Try again in a moment.",
    });
  };
