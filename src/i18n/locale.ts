import Negotiator from "negotiator";
import { type Locale, locales } from "@/domain/account";

/** The language of ours with this name, or null. */
export const knownLocale = (name: unknown): Locale | null => locales.find((each) => each === name) ?? null;

/**
 * The language of ours that an Accept-Language header asks for first, or null. English behind a language that is not
 * ours is there in most browsers, chosen by nobody.
 */
export function wantedLocale(acceptLanguage: string | null | undefined): Locale | null {
  const asked = new Negotiator({ headers: { "accept-language": acceptLanguage ?? undefined } });
  const [first = ""] = asked.languages();
  const found = knownLocale(asked.language([...locales]));
  return found === "en" && !/^en\b/i.test(first) ? null : found;
}

/** The same, and English when none of ours is wanted. */
export const negotiateLocale = (acceptLanguage: string | null | undefined): Locale =>
  wantedLocale(acceptLanguage) ?? "en";
