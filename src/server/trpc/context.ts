import { randomUUID } from "node:crypto";
import type { Locale } from "@/domain/account";
import { negotiateLocale } from "@/i18n/locale";
import { sessionToken } from "../auth/session-token";
import { type CurrentSession, findSession } from "../auth/sessions";

/** What a request turned out to be, for its line in the log: its procedures, and who asked in which organization. */
export type RequestNotes = { procedures?: string[]; userId?: string; organizationId?: string };

export type RequestContext = {
  requestId: string;
  /** Of the answers: what the screen that asks is written in. */
  locale: Locale;
  headers: Headers;
  ipAddress: string | null;
  userAgent: string | null;
  sessionToken: string | null;
  organizationId: string | null;
  /** The live session with its user, read at most once a request. */
  session: () => Promise<CurrentSession | null>;
  setCookies: (cookies: readonly string[]) => void;
  notes: RequestNotes;
};

type RequestParts = Pick<RequestContext, "headers" | "ipAddress" | "setCookies"> & { notes?: RequestNotes };

export function createContext({ headers, ipAddress, setCookies, notes = {} }: RequestParts): RequestContext {
  const token = sessionToken(headers);
  let session: Promise<CurrentSession | null> | undefined;
  return {
    requestId: headers.get("x-request-id") ?? randomUUID(),
    locale: negotiateLocale(headers.get("accept-language")),
    headers,
    ipAddress,
    userAgent: headers.get("user-agent")?.slice(0, 500) ?? null,
    sessionToken: token,
    organizationId: organizationHeader(headers),
    session: () => {
      session ??= token ? findSession(token) : Promise.resolve(null);
      return session;
    },
    setCookies,
    notes,
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const noOrganization = "00000000-0000-0000-0000-000000000000";

function organizationHeader(headers: Headers): string | null {
  const value = headers.get("x-organization-id");
  if (!value) return null;
  return uuid.test(value) ? value : noOrganization;
}
