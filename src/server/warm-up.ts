import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { poolSize } from "./db/pool";
import { within, withScope } from "./db/scope";
import { createContext, type RequestContext } from "./trpc/context";

const rounds = 10;
/** Milliseconds for a call. */
const atMost = 2_000;

/** Calls a procedure of an organization. */
type Ask = (ctx: RequestContext) => Promise<unknown>;

/**
 * Asks as nobody, until every connection is open, what each call asks first is prepared on it and the way there is
 * compiled: the first callers of a new instance do not wait for that. Ends early when the database does not answer.
 */
export async function warmUp(ask: Ask): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const answers = await Promise.all(Array.from({ length: poolSize }, () => askAsNobody(ask)));
    if (answers.includes(false)) return;
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
