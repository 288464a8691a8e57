import { env } from "@/env";
import { cookieName, signed, signedCookie } from "./session-token";
import { type CurrentSession, findSession } from "./sessions";

/** Where an administrator's own session waits while it impersonates: its token, and whether it ends with the browser. */
export const ownSessionCookie = () => cookieName("admin_session");

type Own = { token: string; session: CurrentSession; endsWithBrowser: boolean };

/** The live session of an administrator that waits in a browser, as our signature says; else null. */
export async function ownSession(headers: Headers): Promise<Own | null> {
  const [token, remembered] = signedCookie(headers, ownSessionCookie())?.split(":") ?? [];
  const session = token ? await findSession(token) : null;
  if (!token || session?.user.role !== "admin" || session.impersonatedBy) return null;
  return { token, session, endsWithBrowser: Boolean(remembered) };
}

const attributes = () =>
  `Path=/; HttpOnly; SameSite=Lax${env.APP_URL.startsWith("https://") ? "; Secure" : ""}`;
const expired = (name: string) => `${name}=; Max-Age=0; ${attributes()}`;

/** The cookies that make the waiting session the browser's own again; without one nothing is left of any. */
export function leaveFor(own: Own | null): string[] {
  const forgotten = expired(ownSessionCookie());
  if (own) return [...resume(own), forgotten];
  return [forgotten, expired(cookieName("session_token")), expired(cookieName("dont_remember"))];
}

function resume({ token, session, endsWithBrowser }: Own): string[] {
  const lasting = endsWithBrowser ? "" : `Max-Age=${session.secondsLeft}; `;
  const cookie = `${cookieName("session_token")}=${encodeURIComponent(signed(token))}; ${lasting}${attributes()}`;
  return endsWithBrowser ? [cookie] : [cookie, expired(cookieName("dont_remember"))];
}
