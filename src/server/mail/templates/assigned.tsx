import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { AssignedMail, MailedTodo } from "../../jobs/payloads";
import { Hello, Layout, type Letter, Paragraph } from "./layout";
import { More, TodoList } from "./todo-lists";

export function assigned(mail: AssignedMail, reader: Reader): Letter {
  const { locale } = reader;
  const { total } = mail;
  const t = translator(locale, "mails.assigned");
  const organization = withoutLinks(mail.organization);
  const unsubscription = { userId: mail.userId, mail: "assigned" } as const;
  const aboutOf = ({ project, dueDate, actor }: MailedTodo) => [
    project && withoutLinks(project),
    dueDate && t("due", { day: formatDate(dueDate, "longDay", reader) }),
    actor && t("from", { name: withoutLinks(actor) }),
  ];
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
        <TodoList todos={mail.todos} aboutOf={aboutOf} />
        <More locale={locale} more={total - mail.todos.length} />
      </Layout>
    ),
  };
}
