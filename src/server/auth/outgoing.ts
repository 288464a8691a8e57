import { AsyncLocalStorage } from "node:async_hooks";
import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicRoutableHost } from "@better-auth/core/utils/host";
import { Agent, fetch as request } from "undici";
import { env } from "@/env";
import { processWide } from "@/lib/process-wide";

/** Milliseconds and bytes: what a provider's answer may take. */
const answerWithin = 4_000;
const answerAtMost = 262_144;

/** A provider's address that this server must not call. */
export class AddressRefusedError extends Error {
  override name = "AddressRefusedError";
}

const isAllowed = (url: URL) => env.SSO_ALLOWED_HOSTS.includes(url.host);

/** The origins that the operator allows though they lie inside; asked for late, as a build has no environment. */
export const allowedOrigins = (): string[] =>
  env.SSO_ALLOWED_HOSTS.flatMap((host) => [`https://${host}`, `http://${host}`]);

/**
 * The address when this server may call it: https, without user and password, and no address of this machine, its
 * network or a cloud's metadata. Hosts of SSO_ALLOWED_HOSTS may be anything. Throws AddressRefusedError. What a name
 * resolves to is looked at when the connection is made.
 */
export function assertCallable(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw new AddressRefusedError("This is not an address");
  if (url.username || url.password) throw new AddressRefusedError("An address without user and password");
  if (isAllowed(url) && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== "https:") throw new AddressRefusedError("An address that begins with https://");
  if (!isPublicRoutableHost(url.hostname)) throw new AddressRefusedError("An address on the public internet");
  return url;
}

type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** Resolves as `lookup` does, and fails unless every address it found is a public one. */
export const publicOnly =
  (lookup: LookupAll = systemLookup): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "", 0);
      const refused = found.some(({ address }) => !isPublicRoutableHost(address));
      const [first] = found;
      if (refused || !first) return done(new AddressRefusedError(`${hostname} is not public`), "", 0);
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };

const limits = {
  headersTimeout: answerWithin,
  bodyTimeout: answerWithin,
  maxResponseSize: answerAtMost,
  pipelining: 0,
};
const outside = new Agent({ ...limits, connect: { timeout: answerWithin, lookup: publicOnly() } });
const inside = new Agent({ ...limits, connect: { timeout: answerWithin } });

/**
 * `fetch` for addresses that an organization chose: only those of `assertCallable`, to the very address that was
 * looked at, redirects not followed, bounded in time and size. Throws AddressRefusedError, or what undici throws.
 */
export async function fetchOutside(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const sent = new Request(input, init);
  const url = assertCallable(sent.url);
  const answer = await request(url, {
    method: sent.method,
    headers: [...sent.headers],
    body: sent.method === "GET" ? null : await sent.text(),
    dispatcher: isAllowed(url) ? inside : outside,
    redirect: "manual",
    signal: AbortSignal.timeout(answerWithin),
  });
  return new Response((await answer.text()) || null, { status: answer.status, headers: [...answer.headers] });
}

const guarded = processWide("outgoing", guardFetch);

/** Runs `fn` with every `fetch` in it, also a library's, being `fetchOutside`. */
export function callingOutside<R>(fn: () => R): R {
  return guarded.get().run(true, fn);
}

function guardFetch(): AsyncLocalStorage<true> {
  const scope = new AsyncLocalStorage<true>();
  const plain = globalThis.fetch;
  globalThis.fetch = (...call) => (scope.getStore() ? fetchOutside(...call) : plain(...call));
  return scope;
}
