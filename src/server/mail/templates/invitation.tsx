import { translator } from "@/i18n/mails";
import { formatDate } from "@/lib/format-date";
import { withoutLinks } from "@/lib/without-links";
import type { Reader } from "../../auth/reader";
import type { InvitationMail } from "../../jobs/payloads";
import { type Letter, letter, Paragraph, Quote } from "./layout";

/** Names in the mail were chosen by somebody: none of them becomes a link. */
export function invitation(mail: InvitationMail, reader: Reader): Letter {
  const { locale } = reader;
  const t = translator(locale, "mails.invitation");
  const inviter = withoutLinks(mail.inviter);
  const organization = withoutLinks(mail.organization);
  const role = t(`role.${mail.role}`);
  const words = { inviter, organization, role, until: formatDate(mail.expiresAt, "longDay", reader) };
  return letter({
    locale,
    url: mail.url,
    subject: t("subject", { inviter: mail.inviter, organization: mail.organization }),
    preview: t("subject", { inviter, organization }),
    content: (
      <>
        <Paragraph>
          {mail.team ? t("textTeam", { ...words, team: withoutLinks(mail.team) }) : t("text", words)}
        </Paragraph>
        {mail.message ? (
          <>
            <Paragraph>{t("writes", { inviter })}</Paragraph>
            <Quote text={withoutLinks(mail.message)} />
          </>
        ) : null}
      </>
    ),
    action: t("action"),
    footer: t("footer"),
  });
}
