import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionToken } from "./auth/session-token";
import { respondUnavailable } from "./http-guards";

/** Streams open at the same time: of one person, and of this instance in all. */
const limits = { person: 8, all: 2_000 } as const;

const open = new Map<string, number>();
let total = 0;

/** Nobody who is not signed in gets further than to be told so. Streams have no deadline and take no place of calls; whoever has as many as they may is sent away. */
export async function admitStream(
  req: IncomingMessage,
  res: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  const person = sessionToken(new Headers({ cookie: req.headers.cookie ?? "" }));
  if (!person) return work();
  const own = open.get(person) ?? 0;
  if (own >= limits.person || total >= limits.all)
    return respondUnavailable(res, "overloaded", "Too many streams are open. Close another window.");
  open.set(person, own + 1);
  total += 1;
  res.once("close", () => {
    const left = (open.get(person) ?? 1) - 1;
    if (left > 0) open.set(person, left);
    else open.delete(person);
    total -= 1;
  });
  await work();
}
