import { client as credentials, openIdentityProvider } from "../src/testing/identity-provider";
import { openNameServer } from "../src/testing/name-server";
import { test as base, call, type Organization, signIn } from "./fixtures";

type Company = {
  issuer: string;
  credentials: typeof credentials;
  /** Adds a record to the company's DNS. */
  publish: (name: string, value: string) => void;
  /** Tells the identity provider where it may send people back to. */
  allow: (callback: string) => void;
};

type Provider = {
  id: string;
  domain: string;
  record: { name: string; value: string };
  addresses: { callback: string };
};

const portOf = (host: string | undefined) => Number(new URL(`http://${host}`).port);

const slug = "globex";

/** A company with a sign-in and a DNS of its own, both on this machine, and a demo organization on the Business plan. */
export const test = base.extend<{ globex: Organization; provider: Provider }, { company: Company }>({
  company: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    async ({}, use) => {
      const idp = await openIdentityProvider(portOf(process.env.E2E_PROVIDER));
      const names = await openNameServer(portOf(process.env.E2E_NAME_SERVER));
      await use({
        issuer: idp.issuer,
        credentials,
        publish: (name, value) => names.records.set(name, value),
        allow: (callback) => idp.redirectUris.push(callback),
      });
      names.close();
      await idp.close();
    },
    { scope: "worker" },
  ],

  globex: async ({ context }, use) => {
    await signIn(context, "owner@globex.test");
    const own = await context.request.get("/api/trpc/organizations.list");
    const { result }: { result: { data: Organization[] } } = await own.json();
    const globex = result.data.find((each) => each.slug === slug);
    if (!globex) throw new Error("The demo has no Globex");
    await use(globex);
    const list = await context.request.get("/api/trpc/singleSignOn.list", {
      headers: { "x-organization-id": globex.id },
    });
    const left: { result: { data: Provider[] } } = await list.json();
    for (const { id } of left.result.data) await call(context, "singleSignOn.remove", { id }, globex);
  },

  provider: async ({ context, globex, company }, use) => {
    const domain = newDomain();
    const values = { domain, issuer: company.issuer, ...credentials };
    const made = await call<Provider>(context, "singleSignOn.addOidc", values, globex);
    company.allow(made.addresses.callback);
    company.publish(made.record.name, made.record.value);
    await call(context, "singleSignOn.check", { id: made.id }, globex);
    await use(made);
  },
});

/** A domain nobody used before. */
export const newDomain = () => `company-${crypto.randomUUID().slice(0, 8)}.test`;
