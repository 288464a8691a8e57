import { Layout, Paragraph } from "./layout";

export function VerifyEmail({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Confirm your e-mail address"
      action={{ label: "Confirm address", url }}
      footer="You get this because an account was made with this address. If it was not you, ignore it."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>please confirm that this is your e-mail address. The link works for one hour.</Paragraph>
    </Layout>
  );
}
