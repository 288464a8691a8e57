import { Layout, Paragraph } from "./layout";

type Props = { organization: string; inviter: string; role: string; url: string; expiresAt: string };

export function Invitation({ organization, inviter, role, url, expiresAt }: Props) {
  return (
    <Layout
      preview={`${inviter} invites you to ${organization}`}
      action={{ label: "See the invitation", url }}
      footer="If you do not know who sent this, ignore it: nothing happens until you accept."
    >
      <Paragraph>Hello,</Paragraph>
      <Paragraph>
        {inviter} invites you to join <strong>{organization}</strong> on Tenantry as {role}. The invitation is
        valid until {expiresAt}.
      </Paragraph>
    </Layout>
  );
}
