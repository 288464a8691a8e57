import { Fragment, type ReactElement, type ReactNode } from "react";
import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from "react-email";
import type { Locale } from "@/domain/account";
import { env } from "@/env";
import { translator } from "@/i18n/mails";
import { type Unsubscription, unsubscribeLink } from "../unsubscribe";

/** A mail as it is sent. */
export type Letter = {
  subject: string;
  body: ReactElement;
  /** What the reader's mail program may end for them. */
  unsubscription?: Unsubscription;
};

type Props = {
  locale: Locale;
  preview: string;
  action: { label: string; url: string };
  footer: string;
  unsubscription?: Unsubscription;
  children: ReactNode;
};

const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text = { fontSize: 15, lineHeight: "24px", color: "#292524", margin: "0 0 16px" };
const quote = { ...text, borderLeft: "3px solid #e7e5e4", paddingLeft: 12 };
const meta = { fontSize: 12, lineHeight: "20px", color: "#78716c", margin: 0 };
const metaLink = { color: "#78716c", textDecoration: "underline" };
const button = {
  backgroundColor: "#4f46e5",
  borderRadius: 8,
  color: "#ffffff",
  display: "inline-block",
  fontSize: 15,
  fontWeight: 500,
  padding: "10px 18px",
};

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={text}>{children}</Text>;
}

/** What somebody else wrote, set apart from what we say. */
export function Quote({ text }: { text: string }) {
  const lines = text.split(/\r?\n/);
  return (
    <Text style={quote}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </Text>
  );
}

function Hello({ locale, name }: { locale: Locale; name?: string }) {
  const t = translator(locale, "mails.layout");
  return <Paragraph>{name ? t("helloName", { name }) : t("hello")}</Paragraph>;
}

function Choices({ locale, unsubscription }: { locale: Locale; unsubscription: Unsubscription }) {
  const t = translator(locale, "mails.layout");
  return (
    <Text style={{ ...meta, marginTop: 8 }}>
      <Link href={unsubscribeLink(unsubscription)} style={metaLink}>
        {t("unsubscribe")}
      </Link>{" "}
      ·{" "}
      <Link href={`${env.APP_URL}/account`} style={metaLink}>
        {t("choose")}
      </Link>
    </Text>
  );
}

function Layout({ locale, preview, action, footer, unsubscription, children }: Props) {
  const t = translator(locale, "mails.layout");
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: "#fafaf9", fontFamily: font, margin: 0, padding: "32px 16px" }}>
        <Container
          style={{
            backgroundColor: "#ffffff",
            border: "1px solid #e7e5e4",
            borderRadius: 12,
            maxWidth: 520,
            padding: 32,
          }}
        >
          <Text style={{ ...text, fontWeight: 600 }}>Tenantry</Text>
          {children}
          <Section style={{ margin: "8px 0 24px" }}>
            <Button href={action.url} style={button}>
              {action.label}
            </Button>
          </Section>
          <Text style={meta}>
            {t("orOpen")} {action.url}
          </Text>
          <Hr style={{ borderColor: "#e7e5e4", margin: "24px 0" }} />
          <Text style={meta}>{footer}</Text>
          {unsubscription ? <Choices locale={locale} unsubscription={unsubscription} /> : null}
        </Container>
      </Body>
    </Html>
  );
}

/** What a template writes: the words, and the address that its button opens. */
type Draft = {
  locale: Locale;
  name?: string;
  subject: string;
  /** What lists of mails show beside the subject, which it is when there is nothing else to say. */
  preview?: string;
  content: ReactNode;
  action: string;
  url: string;
  footer: string;
  unsubscription?: Unsubscription;
};

/** The mail of what a template writes: it greets, says, leads on, and says why it came. */
export function letter({ name, subject, preview = subject, content, action, url, ...rest }: Draft): Letter {
  return {
    subject,
    unsubscription: rest.unsubscription,
    body: (
      <Layout {...rest} preview={preview} action={{ label: action, url }}>
        <Hello locale={rest.locale} name={name} />
        {content}
      </Layout>
    ),
  };
}
