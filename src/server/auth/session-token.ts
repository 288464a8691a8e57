import { createHmac, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { env } from "@/env";

/** The full name of a cookie that Better Auth writes. */
export const cookieName = (name: string) =>
  `${env.APP_URL.startsWith("https://") ? "__Secure-" : ""}better-auth.${name}`;

const signatureOf = (value: string) => createHmac("sha256", env.BETTER_AUTH_SECRET).update(value).digest();

/** A value as a signed cookie carries it. */
export const signed = (value: string) => `${value}.${signatureOf(value).toString("base64")}`;

/** The session token of a request when its cookie carries our signature, else null. No database involved. */
export const sessionToken = (headers: Headers): string | null =>
  signedCookie(headers, cookieName("session_token"));

/** The value of a cookie when it carries our signature, else null. */
export function signedCookie(headers: Headers, name: string): string | null {
  const raw = parseCookies(headers.get("cookie") ?? "").get(name);
  const cookie = raw && decode(raw);
  if (!cookie) return null;
  const dot = cookie.lastIndexOf(".");
  const value = cookie.slice(0, dot);
  const signature = Buffer.from(cookie.slice(dot + 1), "base64");
  const expected = signatureOf(value);
  const valid = signature.length === expected.length && timingSafeEqual(signature, expected);
  return dot > 0 && valid ? value : null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
