import { translator } from "@/i18n/mails";
import type { Reader } from "../../auth/reader";
import { Hello, Layout, type Letter, Paragraph } from "./layout";

export function resetPassword({ name, url }: { name: string; url: string }, { locale }: Reader): Letter {
  const t = translator(locale, "mails.resetPassword");
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
