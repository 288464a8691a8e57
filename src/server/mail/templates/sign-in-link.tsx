import { Layout, Paragraph } from "./layout";

export function SignInLink({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Your link to sign in"
      action={{ label: "Sign in", url }}
      footer="You get this because a link was asked for at the sign-in page. If it was not you, ignore it."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>this link signs you in. It works once, for 15 minutes.</Paragraph>
    </Layout>
  );
}

export function SecondFactorNeeded({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Sign in with your password or a passkey"
      action={{ label: "Go to sign in", url }}
      footer="You get this because a link was asked for at the sign-in page. If it was not you, ignore it."
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        your account has two-factor sign-in, so a link alone does not sign you in. Use your password and a
        code, or a passkey.
      </Paragraph>
    </Layout>
  );
}

export function NoAccount({ url }: { url: string }) {
  return (
    <Layout
      preview="No account has this address"
      action={{ label: "Create an account", url }}
      footer="You get this because a link was asked for at the sign-in page. If it was not you, ignore it."
    >
      <Paragraph>Hello,</Paragraph>
      <Paragraph>
        a link to sign in was asked for, but no account has this address. Create one, or try the address that
        you signed up with.
      </Paragraph>
    </Layout>
  );
}
