import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { Hello, Layout, type Letter, Paragraph } from "./layout";

export function saveWork({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.saveWork");
  const action = { label: t("action"), url };
  return {
    subject: t("subject"),
    body: (
      <Layout locale={locale} preview={t("subject")} action={action} footer={t("footer")}>
        <Hello locale={locale} name={name} />
        <Paragraph>{t("text")}</Paragraph>
      </Layout>
    ),
  };
}

export function addressTaken({ url }: { url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.addressTaken");
  const work = translator(locale, "mails.saveWork");
  const action = { label: t("action"), url };
  return {
    subject: t("subject"),
    body: (
      <Layout locale={locale} preview={t("subject")} action={action} footer={work("footer")}>
        <Hello locale={locale} />
        <Paragraph>{t("text")}</Paragraph>
      </Layout>
    ),
  };
}
