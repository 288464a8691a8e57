import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { type Letter, letter, Paragraph } from "./layout";

export function signInLink({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.signInLink");
  return letter({
    locale,
    name,
    url,
    subject: t("subject"),
    content: <Paragraph>{t("text")}</Paragraph>,
    action: t("action"),
    footer: t("footer"),
  });
}

export function secondFactor({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.secondFactor");
  const link = translator(locale, "mails.signInLink");
  return letter({
    locale,
    name,
    url,
    subject: t("subject"),
    preview: t("preview"),
    content: <Paragraph>{t("text")}</Paragraph>,
    action: t("action"),
    footer: link("footer"),
  });
}

export function noAccount({ url }: { url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.noAccount");
  const link = translator(locale, "mails.signInLink");
  return letter({
    locale,
    url,
    subject: t("subject"),
    content: <Paragraph>{t("text")}</Paragraph>,
    action: t("action"),
    footer: link("footer"),
  });
}
