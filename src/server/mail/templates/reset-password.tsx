import { Layout, Paragraph } from "./layout";

export function ResetPassword({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Choose a new password"
      action={{ label: "Choose a new password", url }}
      footer="If you did not ask for this, ignore it: your password stays as it is."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>choose a new password with the link below. It works once, for one hour.</Paragraph>
    </Layout>
  );
}
