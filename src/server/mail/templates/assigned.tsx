import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { AssignedMail, MailedTodo } from "../../jobs/payloads";
import { type Letter, letter, Paragraph } from "./layout";
import { More, TodoList } from "./todo-lists";

export function assigned(mail: AssignedMail, reader: Reader): Letter {
  const { locale } = reader;
  const { total } = mail;
  const t = translator(locale, "mails.assigned");
  const organization = withoutLinks(mail.organization);
  const text = t("text", { total, organization });
  const aboutOf = ({ project, dueDate, actor }: MailedTodo) => [
    project && withoutLinks(project),
    dueDate && t("due", { day: formatDate(dueDate, "longDay", reader) }),
    actor && t("from", { name: withoutLinks(actor) }),
  ];
  return letter({
    locale,
    name: mail.name,
    url: mail.url,
    subject: t("subject", { total, organization: mail.organization }),
    preview: text,
    content: (
      <>
        <Paragraph>{text}</Paragraph>
        <TodoList todos={mail.todos} aboutOf={aboutOf} />
        <More locale={locale} more={total - mail.todos.length} />
      </>
    ),
    action: t("action"),
    footer: t("footer"),
    unsubscription: { userId: mail.userId, mail: "assigned" },
  });
}
