import { Layout, Paragraph } from "./layout";

export function SaveWork({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Confirm your address to keep your work"
      action={{ label: "Keep my work", url }}
      footer="You get this because somebody who tried Tenantry gave this address. If it was not you, ignore it."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        confirm that this is your address, and what you made while trying Tenantry is yours to keep. The link
        works once, for one hour.
      </Paragraph>
    </Layout>
  );
}

export function AddressTaken({ url }: { url: string }) {
  return (
    <Layout
      preview="This address has an account already"
      action={{ label: "Sign in", url }}
      footer="You get this because somebody who tried Tenantry gave this address. If it was not you, ignore it."
    >
      <Paragraph>Hello,</Paragraph>
      <Paragraph>
        somebody, probably you, wanted to make an account with this address. It has one already: sign in with
        it.
      </Paragraph>
    </Layout>
  );
}
