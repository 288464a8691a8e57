import type { Locale } from "@/domain/account";
import type { MemberRole } from "@/domain/roles";
import { withoutLinks } from "@/lib/without-links";
import type { InvitationMail } from "../../jobs/payloads";
import { Layout, Paragraph, Quote } from "./layout";

const roles: Record<Locale, Record<MemberRole, string>> = {
  en: { owner: "an owner", admin: "an admin", member: "a member", viewer: "a viewer" },
  de: { owner: "Eigentümer:in", admin: "Admin", member: "Mitglied", viewer: "Betrachter:in" },
};

type Words = { inviter: string; organization: string; role: string; team: string | null; until: string };

const texts = {
  en: {
    subject: (inviter: string, organization: string) => `${inviter} invites you to ${organization}`,
    hello: "Hello,",
    body: ({ inviter, organization, role, team, until }: Words) =>
      `${inviter} invites you to join ${organization} on Tenantry as ${role}${team ? `, in the team ${team}` : ""}. The invitation is valid until ${until}.`,
    says: (inviter: string) => `${inviter} writes:`,
    action: "See the invitation",
    footer: "If you do not know who sent this, ignore it: nothing happens until you accept.",
  },
  de: {
    subject: (inviter: string, organization: string) => `${inviter} lädt dich zu ${organization} ein`,
    hello: "Hallo,",
    body: ({ inviter, organization, role, team, until }: Words) =>
      `${inviter} lädt dich zu ${organization} auf Tenantry ein, als ${role}${team ? ` im Team ${team}` : ""}. Die Einladung gilt bis ${until}.`,
    says: (inviter: string) => `${inviter} schreibt:`,
    action: "Einladung ansehen",
    footer:
      "Wenn du nicht weißt, von wem das kommt, beachte es nicht: Es geschieht nichts, bevor du annimmst.",
  },
};

/** A line of the mail's own, with a name in it that somebody chose. */
export const invitationSubject = ({ language, inviter, organization }: InvitationMail) =>
  texts[language].subject(inviter, organization);

export function Invitation(mail: InvitationMail) {
  const { language, role, team, message, url } = mail;
  const text = texts[language];
  const inviter = withoutLinks(mail.inviter);
  const organization = withoutLinks(mail.organization);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const words = {
    inviter,
    organization,
    role: roles[language][role],
    team: team ? withoutLinks(team) : null,
    until: date.format(new Date(mail.expiresAt)),
  };
  return (
    <Layout
      preview={text.subject(inviter, organization)}
      action={{ label: text.action, url }}
      footer={text.footer}
      language={language}
    >
      <Paragraph>{text.hello}</Paragraph>
      <Paragraph>{text.body(words)}</Paragraph>
      {message ? (
        <>
          <Paragraph>{text.says(inviter)}</Paragraph>
          <Quote text={withoutLinks(message)} />
        </>
      ) : null}
    </Layout>
  );
}
