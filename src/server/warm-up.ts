import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { poolSize } from "./db/pool";
import { within, withScope } from "./db/scope";
import { appRouter } from "./root";
import { createContext } from "./trpc/context";
import { t } from "./trpc/init";

const rounds = 10;
/** Milliseconds for a call. */
const atMost = 2_000;

const createCaller = t.createCallerFactory(appRouter);

/**
 * Asks as nobody, until every connection is open, what each call asks first is prepared on it and the way there is
 * compiled: the first callers of a new instance do not wait for that. Ends early when the database does not answer.
 */
export async function warmUp(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const answers = await Promise.all(Array.from({ length: poolSize }, askAsNobody));
    if (answers.includes(false)) return;
  }
}

/** Whether the database answered. */
async function askAsNobody(): Promise<boolean> {
  const key = `warm-up ${randomUUID()}`;
  const headers = new Headers({ "x-organization-id": randomUUID() });
  const ctx = createContext({ headers, ipAddress: null, setCookies: () => {} });
  const { todos } = createCaller({ ...ctx, sessionToken: key });
  const refusal = await withScope({ key, timeLeft: within(atMost) }, () => todos.list({})).catch(
    (error) => error,
  );
  return refusal instanceof TRPCError && refusal.code === "UNAUTHORIZED";
}
