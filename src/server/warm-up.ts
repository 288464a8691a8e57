import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { poolSize } from "./db/pool";
import { within, withScope } from "./db/scope";
import { createContext, type RequestContext } from "./trpc/context";

/** Milliseconds for a call, and between rounds. */
const atMost = 2_000;
const pause = 80;

/** Calls a procedure of an organization. */
type Ask = (ctx: RequestContext) => Promise<unknown>;

/**
 * Asks as nobody, until every connection is open, what each call asks first is prepared on it and the way there is
 * compiled: the first callers of a new instance do not wait for that. It takes up one connection after the other, with
 * pauses, so that the instances that serve meanwhile keep their share of the machine and of the database. Ends early when
 * the database does not answer.
 */
export async function warmUp(ask: Ask): Promise<void> {
  for (let together = 1; together <= poolSize; together += 1) {
    const answers = await Promise.all(Array.from({ length: together }, () => askAsNobody(ask)));
    if (answers.includes(false)) return;
    await delay(pause);
  }
}

/** Whether the database answered. */
async function askAsNobody(ask: Ask): Promise<boolean> {
  const key = `warm-up ${randomUUID()}`;
  const headers = new Headers({ "x-organization-id": randomUUID() });
  const ctx = createContext({ headers, ipAddress: null, setCookies: () => {} });
  const refusal = await withScope({ key, timeLeft: within(atMost) }, () =>
    ask({ ...ctx, sessionToken: key }),
  ).catch((error) => error);
  return refusal instanceof TRPCError && refusal.code === "UNAUTHORIZED";
}
