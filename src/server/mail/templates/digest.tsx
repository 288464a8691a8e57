import { Link, Text } from "react-email";
import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { DigestMail, MailedTodo } from "../../jobs/payloads";
import { type Letter, letter, Paragraph } from "./layout";
import { More, TodoList } from "./todo-lists";

const heading = { fontSize: 13, fontWeight: 600, color: "#57534e", margin: "20px 0 8px" };
const headingLink = { color: "#57534e", textDecoration: "none" };

const sum = (numbers: number[]) => numbers.reduce((left, right) => left + right, 0);

export function digest(mail: DigestMail, reader: Reader): Letter {
  const { locale } = reader;
  const { total, day: today } = mail;
  const t = translator(locale, "mails.digest");
  const day = (date: string) => formatDate(date, "longDay", reader);
  const aboutOf = ({ project, dueDate }: MailedTodo) => [
    project && withoutLinks(project),
    dueDate && (dueDate < today ? t("overdue", { day: day(dueDate) }) : t("today")),
  ];
  const text = t("text", { total, day: day(today) });
  const elsewhere = total - sum(mail.organizations.map((each) => each.total));
  return letter({
    locale,
    name: mail.name,
    url: mail.url,
    subject: t("subject", { total }),
    preview: text,
    content: (
      <>
        <Paragraph>{text}</Paragraph>
        {mail.organizations.map(({ name, url, todos, total: all }) => (
          <div key={url}>
            <Text style={heading}>
              <Link href={url} style={headingLink}>
                {withoutLinks(name)}
              </Link>
            </Text>
            <TodoList todos={todos} aboutOf={aboutOf} />
            <More locale={locale} more={all - todos.length} />
          </div>
        ))}
        <More locale={locale} more={elsewhere} />
      </>
    ),
    action: t("action"),
    footer: t("footer"),
    unsubscription: { userId: mail.userId, mail: "digest" },
  });
}
