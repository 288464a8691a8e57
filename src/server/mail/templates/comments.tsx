import { Fragment } from "react";
import { Link } from "react-email";
import { translator } from "@/i18n/mails";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { CommentsMail } from "../../jobs/payloads";
import { type Letter, letter, Paragraph, Quote } from "./layout";
import { More, titleLink } from "./todo-lists";

/** What was written is quoted, and nothing in it becomes a link. */
export function comments(mail: CommentsMail, { locale }: Reader): Letter {
  const { total } = mail;
  const t = translator(locale, "mails.comments");
  const organization = withoutLinks(mail.organization);
  const text = t("text", { total, organization });
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
  return letter({
    locale,
    name: mail.name,
    url: mail.url,
    subject: t("subject", { total, organization: mail.organization }),
    preview: text,
    content: (
      <>
        <Paragraph>{text}</Paragraph>
        {mail.comments.map((comment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the comments never move
          <Fragment key={index}>
            <Paragraph>{writes(comment)}</Paragraph>
            <Quote text={withoutLinks(comment.body)} />
          </Fragment>
        ))}
        <More locale={locale} more={total - mail.comments.length} />
      </>
    ),
    action: t("action"),
    footer: t("footer"),
    unsubscription: { userId: mail.userId, mail: "comments" },
  });
}
