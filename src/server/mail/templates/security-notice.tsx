import type { SecurityNotice as Props } from "../../jobs/payloads";
import { Layout, Paragraph } from "./layout";

const instant = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export function SecurityNotice({ name, change, at, address, url }: Props) {
  return (
    <Layout
      preview={`Your account was changed: ${change}`}
      action={{ label: "Look at your account", url }}
      footer="Mails about the safety of your account cannot be switched off."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>this was changed in your account: {change}.</Paragraph>
      <Paragraph>
        It was on {instant.format(new Date(at))} UTC{address ? `, from ${address}` : ""}. If it was not you,
        change your password at once and sign out everywhere.
      </Paragraph>
    </Layout>
  );
}

export function ChangeEmail({ name, newEmail, url }: { name: string; newEmail: string; url: string }) {
  return (
    <Layout
      preview="Confirm your new e-mail address"
      action={{ label: "Go on with the new address", url }}
      footer="If you did not ask for this, ignore it and change your password: your address stays as it is."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        you asked to change the address of your account to {newEmail}. Go on, and a second mail comes to the
        new address. The link works for one hour.
      </Paragraph>
    </Layout>
  );
}
