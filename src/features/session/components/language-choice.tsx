"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type Locale, languageNames, locales } from "@/domain/account";
import { rememberLocale } from "@/i18n/remember-locale";

/** At the foot of the pages before sign-in: the same page in the other languages, named in their own words. */
export function LanguageChoice() {
  const router = useRouter();
  const shown = useLocale();
  const choose = (locale: Locale) => {
    rememberLocale(locale);
    router.refresh();
  };
  return (
    <footer className="absolute inset-x-0 bottom-0 flex justify-center gap-4 pb-2">
      {locales
        .filter((each) => each !== shown)
        .map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            onClick={() => choose(each)}
            className="h-7 rounded-sm px-1 text-meta text-muted-foreground underline-offset-4 hover:underline"
          >
            {languageNames[each]}
          </button>
        ))}
    </footer>
  );
}
