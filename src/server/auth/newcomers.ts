import { parseCookies } from "better-auth/cookies";
import { accountLimits, type Locale, localeCookie } from "@/domain/account";
import { knownLocale, negotiateLocale } from "@/i18n/locale";

/** The language of the page that a request comes from. */
export function localeOfPage(headers: Headers | undefined): Locale {
  const chosen = parseCookies(headers?.get("cookie") ?? "").get(localeCookie);
  return knownLocale(chosen) ?? negotiateLocale(headers?.get("accept-language"));
}

type Made = { name?: unknown; preferredLocale?: unknown };

/** A new account's name, bounded, and its language: that of the page it was made on when none of ours was given. */
export const newcomer = ({ name, preferredLocale }: Made, headers: Headers | undefined) => ({
  ...(typeof name === "string" && { name: name.slice(0, accountLimits.name) }),
  preferredLocale: knownLocale(preferredLocale) ?? localeOfPage(headers),
});
