import type { useTranslations } from "next-intl";

type Translate<N extends "common.device"> = ReturnType<typeof useTranslations<N>>;

type Known = readonly (readonly [pattern: RegExp, name: string])[];

const browsers: Known = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: Known = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux|X11/, "Linux"],
];

const find = (known: Known, text: string) => known.find(([pattern]) => pattern.test(text))?.[1];

/** A user agent in words: "Firefox on Windows"; what is not known is called a device. */
export function nameDevice(userAgent: string | null, t: Translate<"common.device">): string {
  const browser = find(browsers, userAgent ?? "");
  const system = find(systems, userAgent ?? "");
  if (browser && system) return t("both", { browser, system });
  return browser ?? system ?? t("unknown");
}

export const isPhone = (userAgent: string | null) => /Mobile|iPhone|Android/.test(userAgent ?? "");
