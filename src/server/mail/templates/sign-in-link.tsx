import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { Hello, Layout, type Letter, Paragraph } from "./layout";

export function signInLink({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.signInLink");
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

export function secondFactor({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.secondFactor");
  const link = translator(locale, "mails.signInLink");
  const action = { label: t("action"), url };
  return {
    subject: t("subject"),
    body: (
      <Layout locale={locale} preview={t("preview")} action={action} footer={link("footer")}>
        <Hello locale={locale} name={name} />
        <Paragraph>{t("text")}</Paragraph>
      </Layout>
    ),
  };
}

export function noAccount({ url }: { url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.noAccount");
  const link = translator(locale, "mails.signInLink");
  const action = { label: t("action"), url };
  return {
    subject: t("subject"),
    body: (
      <Layout locale={locale} preview={t("subject")} action={action} footer={link("footer")}>
        <Hello locale={locale} />
        <Paragraph>{t("text")}</Paragraph>
      </Layout>
    ),
  };
}
