import { type Locale, localeCookie } from "@/domain/account";
import { setBrowserCookie } from "@/lib/browser-cookie";

/** Keeps a language in this browser, for the pages before sign-in. */
export function rememberLocale(locale: Locale): void {
  setBrowserCookie(localeCookie, locale);
}
