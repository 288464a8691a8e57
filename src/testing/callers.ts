import { createHmac } from "node:crypto";
import { env } from "@/env";
import { appRouter } from "@/server/root";
import { createContext } from "@/server/trpc/context";
import { t } from "@/server/trpc/init";

const createCaller = t.createCallerFactory(appRouter);

type Caller = {
  token?: string | null;
  /** All that the browser sends, instead of a session alone. */
  cookie?: string;
  organizationId?: string | null;
  language?: string;
  setCookies?: (cookies: readonly string[]) => void;
};

/** The cookie that a browser with this session token sends. */
export function sessionCookie(token: string): string {
  const signature = createHmac("sha256", env.BETTER_AUTH_SECRET).update(token).digest("base64");
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Calls procedures as a browser would, from the cookie onwards, in one organization. */
export function caller({ token, cookie, organizationId, language, setCookies = () => {} }: Caller = {}) {
  const headers = new Headers({ "user-agent": "vitest" });
  if (token) headers.set("cookie", sessionCookie(token));
  if (cookie) headers.set("cookie", cookie);
  if (language) headers.set("accept-language", language);
  if (organizationId) headers.set("x-organization-id", organizationId);
  return createCaller(createContext({ headers, ipAddress: "127.0.0.1", setCookies }));
}
