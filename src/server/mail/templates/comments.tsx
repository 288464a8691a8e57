import { Fragment } from "react";
import { Link } from "react-email";
import { translator } from "@/i18n/mails";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { CommentsMail } from "../../jobs/payloads";
import { Hello, Layout, type Letter, Paragraph, Quote } from "./layout";
import { More, titleLink } from "./todo-lists";

/** What was written is quoted, and nothing in it becomes a link. */
export function comments(mail: CommentsMail, { locale }: Reader): Letter {
  const { total } = mail;
  const t = translator(locale, "mails.comments");
  const organization = withoutLinks(mail.organization);
  const unsubscription = { userId: mail.userId, mail: "comments" } as const;
  const writes = ({ author, todo, url }: CommentsMail["comments"][number]) =>
    t.rich("writes", {
      name: withoutLinks(author ?? t("somebody")),
      todo: withoutLinks(todo),
      link: (words) => (
        <Link href={url} style={titleLink}>
          {words}
        </Link>
      ),
    });
  return {
    subject: t("subject", { total, organization: mail.organization }),
    unsubscription,
    body: (
      <Layout
        locale={locale}
        preview={t("text", { total, organization })}
        action={{ label: t("action"), url: mail.url }}
        footer={t("footer")}
        unsubscription={unsubscription}
      >
        <Hello locale={locale} name={mail.name} />
        <Paragraph>{t("text", { total, organization })}</Paragraph>
        {mail.comments.map((comment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the comments never move
          <Fragment key={index}>
            <Paragraph>{writes(comment)}</Paragraph>
            <Quote text={withoutLinks(comment.body)} />
          </Fragment>
        ))}
        <More locale={locale} more={total - mail.comments.length} />
      </Layout>
    ),
  };
}
