import { createTranslator } from "use-intl/core";
import type { Locale } from "@/domain/account";
import de from "./messages/de/mails.json";
import en from "./messages/en/mails.json";

const messages = { en: { mails: en }, de: { mails: de } };

/** The sentences of mails: `translator(locale, "mails.invitation")`. */
export const translator = <N extends "mails" | `mails.${keyof typeof en}`>(locale: Locale, namespace: N) =>
  createTranslator({ locale, messages: messages[locale], namespace });
