import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { type Letter, letter, Paragraph } from "./layout";

export function saveWork({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.saveWork");
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

export function addressTaken({ url }: { url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.addressTaken");
  const work = translator(locale, "mails.saveWork");
  return letter({
    locale,
    url,
    subject: t("subject"),
    content: <Paragraph>{t("text")}</Paragraph>,
    action: t("action"),
    footer: work("footer"),
  });
}
