import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";
import { env } from "@/env";

/**
 * The address a request comes from: the peer, or, when the peer is one of `trusted` (addresses, CIDR ranges,
 * `loopback`, `linklocal`, `uniquelocal`), the last address in X-Forwarded-For that is not. What stands left of
 * it was written by the client and counts for nothing.
 */
export function clientAddressBehind(trusted: readonly string[]) {
  const trust = proxyAddr.compile([...trusted]);
  return (req: IncomingMessage): string | null => {
    const peer = req.socket.remoteAddress;
    if (!peer) return null;
    const address = proxyAddr(req, trust);
    return isIP(address) ? address : peer;
  };
}

/** Whether the peer itself is one of the proxies of the environment. */
export function comesThroughProxy(req: IncomingMessage): boolean {
  const peer = req.socket.remoteAddress;
  return peer !== undefined && proxyAddr.compile([...env.TRUSTED_PROXIES])(peer, 0);
}

let configured: ReturnType<typeof clientAddressBehind> | undefined;

/** The same, with the proxies of the environment, which a build does not have. */
export function clientAddress(req: IncomingMessage): string | null {
  configured ??= clientAddressBehind(env.TRUSTED_PROXIES);
  return configured(req);
}
