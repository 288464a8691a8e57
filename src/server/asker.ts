import type { IncomingMessage } from "node:http";
import { sessionToken } from "./auth/session-token";
import { clientAddress } from "./client-address";

/** Who asks, as far as fairness goes: the organization, else the session, else the address. */
export function askerOf(req: IncomingMessage): string {
  const organization = req.headers["x-organization-id"];
  if (typeof organization === "string" && organization) return `organization ${organization}`;
  const token = sessionToken(new Headers({ cookie: req.headers.cookie ?? "" }));
  return token ? `session ${token}` : `address ${clientAddress(req)}`;
}
