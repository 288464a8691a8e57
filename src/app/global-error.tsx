"use client";

import "./globals.css";
import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Failure } from "@/components/failure";
import { ThemeProvider } from "@/components/theme";
import type { Locale } from "@/domain/account";
import de from "@/i18n/messages/de/failure.json";
import en from "@/i18n/messages/en/failure.json";
import { fonts } from "./fonts";

const messages = { en, de };

/** Nothing is left of the page that would know the language: the browser is asked. */
const askBrowser = (): Locale => (navigator.language.startsWith("de") ? "de" : "en");
const inEnglish = (): Locale => "en";
const never = () => () => {};

type Props = { error: unknown; retry: () => void };

export default function GlobalError(props: Props) {
  const locale = useSyncExternalStore(never, askBrowser, inEnglish);
  return (
    <NextIntlClientProvider locale={locale} messages={{ failure: messages[locale] }}>
      <Page {...props} />
    </NextIntlClientProvider>
  );
}

function Page(props: Props) {
  const t = useTranslations("failure");
  return (
    <html lang={useLocale()} className={fonts} suppressHydrationWarning>
      <head>
        <title>{`${t("title")} · Tenantry`}</title>
      </head>
      <body>
        <ThemeProvider>
          <Failure {...props} />
        </ThemeProvider>
      </body>
    </html>
  );
}
