import { say } from "@/i18n/errors";
import { type CurrentSession, findSession } from "../auth/sessions";
import { within, withScope } from "../db/scope";
import { drained } from "../health";
import type { RequestContext } from "../trpc/context";
import { DomainError, toClientError } from "../trpc/errors";
import { type Changes, changes } from "./changes";

/** Milliseconds: how often it is proven again, at the least, that the impersonation goes on. */
const proveEvery = 4_000;
const proveWithin = 1_500;

type Watching = RequestContext & { currentSession: CurrentSession };

/**
 * Says once how long the session of the request may last, and throws UNAUTHORIZED as soon as it does not live: it is
 * looked at again whenever a session of the person ends, when the time is over, and every four seconds.
 */
export async function* untilEnded(
  ctx: Watching,
  signal: AbortSignal = new AbortController().signal,
  from: Changes = changes(),
): AsyncGenerator<{ secondsLeft: number }> {
  const feed = from.open({ userId: ctx.currentSession.user.id });
  try {
    yield { secondsLeft: ctx.currentSession.secondsLeft };
    for (;;) {
      const { secondsLeft } = await prove(ctx);
      const batch = await feed.next(Math.min(proveEvery, secondsLeft * 1_000), signal, drained);
      if (!batch) return;
    }
  } catch (error) {
    throw toClientError(error);
  } finally {
    from.close(feed);
  }
}

async function prove({ sessionToken, currentSession: { id } }: Watching): Promise<CurrentSession> {
  const scope = { key: `session ${id}`, timeLeft: within(proveWithin) };
  const session = sessionToken ? await withScope(scope, () => findSession(sessionToken)) : null;
  if (!session) throw new DomainError("UNAUTHORIZED", say("signIn"));
  return session;
}
