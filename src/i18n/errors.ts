import { createTranslator } from "use-intl/core";
import type { Locale } from "@/domain/account";
import de from "./messages/de/errors.json";
import en from "./messages/en/errors.json";

const messages = { en: { errors: en }, de: { errors: de } };

export type ErrorKey = keyof typeof en;

/** A sentence for a person, not yet in their language. */
export type Said = { key: ErrorKey; values: Record<string, string | number> };

export const say = (key: ErrorKey, values: Said["values"] = {}): Said => ({ key, values });

/** The sentence in a language. */
export function sayIn(locale: Locale, { key, values }: Said): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "errors" });
  return t(key, values);
}

/** Whether a text is the key of a sentence: the schemas of inputs name theirs by it. */
export const isErrorKey = (text: string): text is ErrorKey => Object.hasOwn(en, text);
