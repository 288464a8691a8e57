import type { ServerResponse } from "node:http";
import { within, withScope } from "./db/scope";
import { respondUnavailable } from "./http-guards";

/** Milliseconds: every call of the API is answered by then, whatever the database does. */
const answerBy = 1_900;

/** Milliseconds a call may use the database: less, so that it is usually the procedure that answers. */
const databaseUntil = 1_700;

/**
 * Runs `work`, which answers the call, for `asker`. What it does in the database ends with its time: the transaction
 * is rolled back and its handle revoked. Should it still not have answered, 503 is the answer.
 */
export async function answerInTime(
  res: ServerResponse,
  asker: string,
  work: () => void | Promise<void>,
): Promise<void> {
  const timer = setTimeout(() => {
    if (res.headersSent) return;
    res.on("error", () => {});
    res.setHeader("connection", "close");
    respondUnavailable(res, "timeout", "This took too long. Try again in a moment.");
  }, answerBy);
  res.once("close", () => clearTimeout(timer));
  await withScope({ key: asker, timeLeft: within(databaseUntil) }, work);
}

/** A page may use the database for as long as a call, each time it asks: rendering itself has no deadline. */
export function renderFor(asker: string, work: () => void | Promise<void>): void | Promise<void> {
  return withScope({ key: asker, timeLeft: () => databaseUntil }, work);
}
