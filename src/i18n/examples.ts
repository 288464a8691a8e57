import { createTranslator } from "use-intl/core";
import type { Locale } from "@/domain/account";
import de from "./messages/de/examples.json";
import en from "./messages/en/examples.json";

const messages = { en: { examples: en }, de: { examples: de } };

/** The sentences of what a try-out begins with: `translator(locale, "examples")`. */
export const translator = (locale: Locale, namespace: "examples") =>
  createTranslator({ locale, messages: messages[locale], namespace });
