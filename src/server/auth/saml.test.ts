import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { plans } from "@/domain/plans";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { newCertificate } from "@/testing/certificate";
import { adminDb } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { openNameServer } from "@/testing/name-server";
import { newSamlProvider, requestOf } from "@/testing/saml-provider";
import { user } from "../db/schema";
import { answerAuth } from "./handler";

const port = await vi.hoisted(async () => {
  const { freePort } = await import("@/testing/free-port");
  const free = await freePort();
  process.env.SSO_DNS_SERVERS = `127.0.0.1:${free}`;
  return free;
});
const names = await openNameServer(port);
afterAll(() => names.close());

const idp = newSamlProvider();
let places = 0;

async function company() {
  places += 1;
  const domain = `saml-${places}.test`;
  const acme = await createOrganization("Acme", plans.business.limits, "business");
  const api = caller({ token: acme.owner.token, organizationId: acme.id }).singleSignOn;
  const entryPoint = "https://saml.identity.example/sign-in";
  const { certificate, issuer } = idp;
  const provider = await api.addSaml({ domain, issuer, entryPoint, certificate });
  names.records.set(provider.record.name, provider.record.value);
  expect(await api.check({ id: provider.id })).toMatchObject({ domainVerified: true });
  return { ...acme, domain, provider, to: provider.addresses };
}

async function begin(email: string) {
  const browser = new Browser("198.51.100.7");
  const keep = (cookies: readonly string[]) => browser.keep(cookies);
  const { url } = await caller({ setCookies: keep }).singleSignOn.start({ email });
  return { browser, ...requestOf(url) };
}

/** Posts a form to the address that a provider is given, as the browser does there. */
async function post(browser: Browser, callback: string, form: Record<string, string>) {
  const headers = {
    cookie: browser.cookie,
    origin: form.again ? "http://localhost:3000" : "https://saml.identity.example",
    "content-type": "application/x-www-form-urlencoded",
    "x-client-address": browser.address,
  };
  const body = new URLSearchParams(form).toString();
  const answer = await answerAuth(new Request(callback, { method: "POST", headers, body }));
  browser.keep(answer.headers.getSetCookie());
  return answer;
}

type Company = Awaited<ReturnType<typeof company>>;
type Begun = Awaited<ReturnType<typeof begin>>;

/** Sends a response for the second time, from our own page; answers where the browser is sent, and whether it is in. */
async function arrive({ to }: Company, { browser, state }: Begun, xml: string) {
  const form = { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState: state, again: "1" };
  const answer = await post(browser, to.callback, form);
  const end = new URL(answer.headers.get("location") ?? "/nowhere", "http://localhost:3000");
  return { path: end.pathname, error: end.searchParams.get("error"), in: browser.token !== null };
}

const known = (email: string) => adminDb.$count(user, eq(user.email, email));

/** Everything right but what `change` makes of the signed response. */
async function attempt(change: (xml: string, email: string, id: string) => string) {
  const acme = await company();
  const email = `ada@${acme.domain}`;
  const begun = await begin(email);
  const xml = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
  return { ...(await arrive(acme, begun, change(xml, email, begun.id))), email };
}

describe("a SAML provider's answer", () => {
  it("signs in who it is about, as a member", async () => {
    const acme = await company();
    const email = `ada@${acme.domain}`;
    const begun = await begin(email);
    const xml = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
    expect(await arrive(acme, begun, xml)).toEqual({ path: "/", error: null, in: true });
    const api = caller({ token: begun.browser.token, organizationId: acme.id });
    expect(await api.session.me()).toMatchObject({
      user: { email, emailVerified: true, name: "Ada Example" },
    });
    expect((await api.members.list()).find((each) => each.email === email)?.role).toBe("member");
  });

  it("comes from another site without cookies, and is posted again by a page of ours", async () => {
    const acme = await company();
    const { browser, state } = await begin(`ada@${acme.domain}`);
    const form = { SAMLResponse: "PG5vLz4=", RelayState: `${state}"><script>alert(1)</script>` };
    const answer = await post(browser, acme.to.callback, form);
    const page = await answer.text();
    expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(page).toContain('name="again"');
    expect(page).not.toContain("<script>alert");
    expect(browser.token).toBeNull();
  });

  it("works in the browser that began, and in no other", async () => {
    const acme = await company();
    const email = `mallory@${acme.domain}`;
    const begun = await begin(email);
    const xml = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
    const victim = { ...begun, browser: new Browser("198.51.100.8") };
    expect(await arrive(acme, victim, xml)).toEqual({ path: "/sign-in", error: "sso_changed", in: false });
  });

  it("works once", async () => {
    const acme = await company();
    const email = `ada@${acme.domain}`;
    const begun = await begin(email);
    const xml = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
    expect((await arrive(acme, begun, xml)).in).toBe(true);
    await begun.browser.call("/sign-out", {});
    expect((await arrive(acme, begun, xml)).in).toBe(false);
    const again = await begin(email);
    expect((await arrive(acme, again, xml)).in).toBe(false);
  });

  it.each([
    ["for another audience", { audience: "https://elsewhere.example" }],
    ["for another address of ours", { recipient: "http://localhost:3000/api/auth/sso/saml2/sp/acs/other" }],
    ["of another provider", { issuer: "https://evil.example/metadata" }],
    ["whose time is over", { from: -60, until: -30 }],
    ["whose time has not come", { from: 30, until: 60 }],
    ["to a request that nobody made", { inResponseTo: "_never-made" }],
    ["to no request", { inResponseTo: "" }],
    ["about an address of another domain", { email: "ada@elsewhere.test" }],
  ])("is refused %s", async (_, wish) => {
    const acme = await company();
    const begun = await begin(`ada@${acme.domain}`);
    const usual = { email: `ada@${acme.domain}`, inResponseTo: begun.id };
    const xml = idp.sign(idp.responseFor(acme.to, { ...usual, ...wish }));
    expect(await arrive(acme, begun, xml)).toMatchObject({ path: "/sign-in", in: false });
    expect(await known(`ada@${acme.domain}`)).toBe(0);
    if ("email" in wish) expect(await known(wish.email)).toBe(0);
  });

  it("of another organization is refused", async () => {
    const [acme, globex] = [await company(), await company()];
    const email = `eve@${acme.domain}`;
    const begun = await begin(`eve@${globex.domain}`);
    const xml = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
    expect((await arrive(acme, begun, xml)).in).toBe(false);
    expect(await known(email)).toBe(0);
  });
});

const assertionOf = (xml: string) => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? "";
const unsigned = (xml: string) => xml.replace(/<(ds:)?Signature .*<\/(ds:)?Signature>/s, "");
const forged = (xml: string, email: string) =>
  unsigned(assertionOf(xml))
    .replaceAll(email, `admin@${email.split("@")[1]}`)
    .replace(/ID="[^"]+"/, 'ID="_forged"');

describe("a SAML answer that was tampered with", () => {
  it.each<[string, (xml: string, email: string, id: string) => string]>([
    ["without a signature", (xml) => unsigned(xml)],
    ["with another address in it", (xml, email) => xml.replaceAll(email, `admin@${email.split("@")[1]}`)],
    [
      "with a signature around an assertion that has none",
      (xml) => idp.sign(unsigned(xml), idp.key, "Response"),
    ],
    ["signed by another key", (xml) => idp.sign(unsigned(xml), newCertificate().key)],
    [
      "with a forged assertion before the signed one",
      (xml, email) => xml.replace("<saml:Assertion", `${forged(xml, email)}<saml:Assertion`),
    ],
    [
      "with a forged assertion after the signed one",
      (xml, email) => xml.replace("</samlp:Response>", `${forged(xml, email)}</samlp:Response>`),
    ],
    [
      "with the signed assertion wrapped in a forged one",
      (xml, email) =>
        xml.replace(
          assertionOf(xml),
          forged(xml, email).replace("</saml:Issuer>", `</saml:Issuer>${assertionOf(xml)}`),
        ),
    ],
    [
      "with the signed assertion hidden in an extension",
      (xml, email) =>
        xml.replace(
          assertionOf(xml),
          `<samlp:Extensions>${assertionOf(xml)}</samlp:Extensions>${forged(xml, email)}`,
        ),
    ],
    [
      "with the signed assertion inside of the forged one's signature",
      (xml, email) => {
        const signature = /<(?:ds:)?Signature .*<\/(?:ds:)?Signature>/s.exec(xml)?.[0] ?? "";
        const holding = signature.replace(
          /<\/((?:ds:)?Signature)>$/,
          `<Object>${unsigned(assertionOf(xml))}</Object></$1>`,
        );
        return xml.replace(
          assertionOf(xml),
          forged(xml, email).replace("</saml:Issuer>", `</saml:Issuer>${holding}`),
        );
      },
    ],
    ["with a document type", (xml) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`],
    ["with entities that grow", (xml) => `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${xml}`],
    ["that is no XML", () => "not xml at all"],
    ["that is empty XML", () => "<a/>"],
  ])("%s is refused", async (_, change) => {
    const result = await attempt(change);
    expect(result).toMatchObject({ path: "/sign-in", in: false });
    expect(await known(`admin@${result.email.split("@")[1]}`)).toBe(0);
  });
});

describe("an address that a comment splits", () => {
  it("is not read as the part before it, though the signature stands", async () => {
    const acme = await company();
    const begun = await begin(`admin@${acme.domain}`);
    const email = `admin@${acme.domain}.evil.test`;
    const signed = idp.sign(idp.responseFor(acme.to, { email, inResponseTo: begun.id }));
    const split = signed.replaceAll(email, `admin@${acme.domain}<!-- -->.evil.test`);
    expect(await arrive(acme, begun, split)).toMatchObject({ path: "/sign-in", in: false });
    expect(await known(`admin@${acme.domain}`)).toBe(0);
  });
});
