import Negotiator from "negotiator";
import { type Locale, locales } from "@/domain/account";

/** The language of ours with this name, or null. */
export const knownLocale = (name: unknown): Locale | null => locales.find((each) => each === name) ?? null;

/** The language of ours that an Accept-Language header asks for first; English when it asks for none of them. */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const asked = new Negotiator({ headers: { "accept-language": acceptLanguage ?? undefined } });
  return knownLocale(asked.language([...locales])) ?? "en";
}
