import Negotiator from "negotiator";
import { type Locale, locales } from "@/domain/account";

/** The language of ours that an Accept-Language header asks for first; English when it asks for none of them. */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const asked = new Negotiator({ headers: { "accept-language": acceptLanguage ?? undefined } });
  return locales.find((each) => each === asked.language([...locales])) ?? "en";
}
