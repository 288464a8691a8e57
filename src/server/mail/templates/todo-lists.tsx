import { Link, Text } from "react-email";
import type { Locale } from "@/domain/account";
import { translator } from "@/i18n/mails";
import { withoutLinks } from "@/lib/without-links";
import type { MailedTodo } from "../../jobs/payloads";

const row = { fontSize: 15, lineHeight: "22px", color: "#292524", margin: "0 0 12px" };
export const titleLink = { color: "#4f46e5", fontWeight: 500, textDecoration: "none" };
const meta = { color: "#78716c", fontSize: 13 };

type Props = { todos: readonly MailedTodo[]; aboutOf: (todo: MailedTodo) => (string | null | undefined)[] };

/** Titles that lead to their todos, each with a line of what else there is to know. */
export function TodoList({ todos, aboutOf }: Props) {
  return todos.map((todo) => {
    const about = aboutOf(todo).filter(Boolean).join(" · ");
    return (
      <Text key={todo.url} style={row}>
        <Link href={todo.url} style={titleLink}>
          {withoutLinks(todo.title)}
        </Link>
        {about ? (
          <>
            <br />
            <span style={meta}>{about}</span>
          </>
        ) : null}
      </Text>
    );
  });
}

/** How many there are beyond those that are shown. */
export function More({ locale, more }: { locale: Locale; more: number }) {
  const t = translator(locale, "mails.layout");
  return more > 0 ? <Text style={{ ...row, ...meta }}>{t("more", { more })}</Text> : null;
}
