import type { ServerResponse } from "node:http";
import { within, withScope } from "./db/scope";
import { respondUnavailable } from "./http-guards";

/**
 * Milliseconds: by `answer` every call of the API is answered, whatever the database does; it may use the database until
 * `database`: less, so that it is usually the procedure that answers.
 */
const usual = { answer: 1_900, database: 1_700 };
const long = { answer: 10_000, database: 9_800 };

type Call = { asker: string; isLong: boolean };

/**
 * Runs `work`, which answers the call. What it does in the database ends with its time: the transaction is rolled back
 * and its handle revoked. Should it still not have answered, 503 is the answer.
 */
export async function answerInTime(
  res: ServerResponse,
  { asker, isLong }: Call,
  work: () => void | Promise<void>,
): Promise<void> {
  const until = isLong ? long : usual;
  const timer = setTimeout(() => {
    if (res.headersSent) return;
    res.on("error", () => {});
    res.setHeader("connection", "close");
    respondUnavailable(res, "timeout", "This took too long. Try again in a moment.");
  }, until.answer);
  res.once("close", () => clearTimeout(timer));
  await withScope({ key: asker, timeLeft: within(until.database) }, work);
}

/** A page may use the database for as long as a call, each time it asks: rendering itself has no deadline. */
export function renderFor(asker: string, work: () => void | Promise<void>): void | Promise<void> {
  return withScope({ key: asker, timeLeft: () => usual.database }, work);
}
