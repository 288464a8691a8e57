import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import type { Reader } from "../../auth/reader";
import type { SecurityNotice } from "../../jobs/payloads";
import { type Letter, letter, Paragraph } from "./layout";

export function securityNotice({ name, change, at, address, url }: SecurityNotice, reader: Reader): Letter {
  const { locale } = reader;
  const t = translator(locale, "mails.securityNotice");
  const what = t(`change.${change}`);
  const when = formatDate(at, "zoned", reader);
  return letter({
    locale,
    name,
    url,
    subject: t("subject", { change: what }),
    content: (
      <>
        <Paragraph>{t("text", { change: what })}</Paragraph>
        <Paragraph>
          {address ? t("whenFrom", { when, address }) : t("when", { when })} {t("advice")}
        </Paragraph>
      </>
    ),
    action: t("action"),
    footer: t("footer"),
  });
}

type ChangeEmail = { name: string; newEmail: string; url: string };

export function changeEmail({ name, newEmail, url }: ChangeEmail, { locale }: Reader): Letter {
  const t = translator(locale, "mails.changeEmail");
  return letter({
    locale,
    name,
    url,
    subject: t("subject"),
    content: <Paragraph>{t("text", { email: newEmail })}</Paragraph>,
    action: t("action"),
    footer: t("footer"),
  });
}
