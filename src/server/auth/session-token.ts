import { createHmac, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { env } from "@/env";

const cookieName = () =>
  env.APP_URL.startsWith("https://") ? "__Secure-better-auth.session_token" : "better-auth.session_token";

/** The session token of a request when its cookie carries our signature, else null. No database involved. */
export function sessionToken(headers: Headers): string | null {
  const raw = parseCookies(headers.get("cookie") ?? "").get(cookieName());
  const cookie = raw && decode(raw);
  if (!cookie) return null;
  const dot = cookie.lastIndexOf(".");
  const token = cookie.slice(0, dot);
  const signature = Buffer.from(cookie.slice(dot + 1), "base64");
  const expected = createHmac("sha256", env.BETTER_AUTH_SECRET).update(token).digest();
  const valid = signature.length === expected.length && timingSafeEqual(signature, expected);
  return dot > 0 && valid ? token : null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
