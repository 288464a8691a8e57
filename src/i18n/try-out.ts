import { createTranslator } from "use-intl/core";
import type { Locale } from "@/domain/account";
import de from "./messages/de/try-out.json";
import en from "./messages/en/try-out.json";

const messages = { en: { tryOut: en }, de: { tryOut: de } };

/** The sentences of what a try-out begins with: `translator(locale, "tryOut")`. */
export const translator = (locale: Locale, namespace: "tryOut") =>
  createTranslator({ locale, messages: messages[locale], namespace });
