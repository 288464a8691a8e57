import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { type Letter, letter, Paragraph } from "./layout";

export function verifyEmail({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.verifyEmail");
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
