import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import type { Reader } from "../../auth/reader";
import type { SecurityNotice } from "../../jobs/payloads";
import { Hello, Layout, type Letter, Paragraph } from "./layout";

export function securityNotice({ name, change, at, address, url }: SecurityNotice, reader: Reader): Letter {
  const { locale } = reader;
  const t = translator(locale, "mails.securityNotice");
  const what = t(`change.${change}`);
  const when = formatDate(at, "zoned", reader);
  const subject = t("subject", { change: what });
  return {
    subject,
    body: (
      <Layout locale={locale} preview={subject} action={{ label: t("action"), url }} footer={t("footer")}>
        <Hello locale={locale} name={name} />
        <Paragraph>{t("text", { change: what })}</Paragraph>
        <Paragraph>
          {address ? t("whenFrom", { when, address }) : t("when", { when })} {t("advice")}
        </Paragraph>
      </Layout>
    ),
  };
}

type ChangeEmail = { name: string; newEmail: string; url: string };

export function changeEmail({ name, newEmail, url }: ChangeEmail, { locale }: Reader): Letter {
  const t = translator(locale, "mails.changeEmail");
  const action = { label: t("action"), url };
  return {
    subject: t("subject"),
    body: (
      <Layout locale={locale} preview={t("subject")} action={action} footer={t("footer")}>
        <Hello locale={locale} name={name} />
        <Paragraph>{t("text", { email: newEmail })}</Paragraph>
      </Layout>
    ),
  };
}
