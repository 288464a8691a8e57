"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type Locale, languageNames, localeCookie, locales } from "@/domain/account";

const remember = (locale: Locale) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
};

/** At the foot of the pages before sign-in: the same page in the other languages, named in their own words. */
export function LanguageChoice() {
  const router = useRouter();
  const shown = useLocale();
  const choose = (locale: Locale) => {
    remember(locale);
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
