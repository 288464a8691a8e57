import { Fragment, type ReactElement, type ReactNode } from "react";
import { Body, Button, Container, Head, Hr, Html, Preview, Section, Text } from "react-email";
import type { Locale } from "@/domain/account";
import { translator } from "@/i18n/mails";

/** A mail as a template writes it. */
export type Letter = { subject: string; body: ReactElement };

type Props = {
  locale: Locale;
  preview: string;
  action: { label: string; url: string };
  footer: string;
  children: ReactNode;
};

const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text = { fontSize: 15, lineHeight: "24px", color: "#292524", margin: "0 0 16px" };
const quote = { ...text, borderLeft: "3px solid #e7e5e4", paddingLeft: 12 };
const meta = { fontSize: 12, lineHeight: "20px", color: "#78716c", margin: 0 };
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

export function Hello({ locale, name }: { locale: Locale; name?: string }) {
  const t = translator(locale, "mails.layout");
  return <Paragraph>{name ? t("helloName", { name }) : t("hello")}</Paragraph>;
}

export function Layout({ locale, preview, action, footer, children }: Props) {
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
        </Container>
      </Body>
    </Html>
  );
}
