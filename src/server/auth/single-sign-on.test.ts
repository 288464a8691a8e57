import { once } from "node:events";
import type { Server } from "node:http";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { plans } from "@/domain/plans";
import type { NewcomerRole } from "@/domain/single-sign-on";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { client, openIdentityProvider, passThrough } from "@/testing/identity-provider";
import { linkOf } from "@/testing/mailbox";
import { openNameServer } from "@/testing/name-server";
import { account, auditLog, member, organization, session, ssoProvider, user } from "../db/schema";
import { createHttpServer } from "../http";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
const ports = await vi.hoisted(async () => {
  const { freePort } = await import("@/testing/free-port");
  const found = { provider: await freePort(), names: await freePort() };
  process.env.SSO_ALLOWED_HOSTS = `localhost:${found.provider}`;
  process.env.SSO_DNS_SERVERS = `127.0.0.1:${found.names}`;
  return found;
});
const idp = await openIdentityProvider(ports.provider);
const names = await openNameServer(ports.names);
afterAll(async () => {
  await mailbox.close();
  names.close();
  await idp.close();
});
beforeEach(() => {
  Object.assign(idp.state, { tamper: undefined, down: false, delay: 0 });
  idp.people.clear();
});

let places = 0;
type Wish = { domain?: string; verified?: boolean; limits?: typeof plans.business.limits };

/** An organization on the Business plan with a provider for a domain of its own. */
async function company({ domain, verified = true, limits = plans.business.limits }: Wish = {}) {
  places += 1;
  const own = domain ?? `company-${places}.test`;
  const acme = await createOrganization("Acme", limits, "business");
  const api = caller({ token: acme.owner.token, organizationId: acme.id }).singleSignOn;
  const made = await api.addOidc({ domain: own, issuer: idp.issuer, ...client });
  idp.redirectUris.push(made.addresses.callback);
  if (verified) {
    names.records.set(made.record.name, made.record.value);
    expect(await api.check({ id: made.id })).toMatchObject({ domainVerified: true });
  }
  return { ...acme, domain: own, provider: made, api };
}

let addresses = 0;
const newBrowser = (language?: string) => new Browser(`198.51.100.${(addresses++ % 250) + 1}`, language);

async function begin(browser: Browser, email: string, next?: string) {
  const keep = (cookies: readonly string[]) => browser.keep(cookies);
  const { url } = await caller({ setCookies: keep }).singleSignOn.start({ email, next });
  return url;
}

/** Comes back from the provider; answers where the browser is sent then. */
async function comeBack(browser: Browser, back: URL): Promise<URL> {
  const answer = await browser.call(`${back.pathname.slice("/api/auth".length)}${back.search}`);
  return new URL(answer.headers.get("location") ?? "/nowhere", "http://localhost:3000");
}

async function signIn(email: string, next?: string, language?: string) {
  const browser = newBrowser(language);
  const back = await passThrough(await begin(browser, email, next));
  return { browser, back, end: await comeBack(browser, back) };
}

const findUser = async (email: string) => (await adminDb.select().from(user).where(eq(user.email, email)))[0];

const roleIn = async (organizationId: string, email: string) => {
  const [found] = await adminDb
    .select({ role: member.role })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organizationId, organizationId), eq(user.email, email)));
  return found?.role;
};

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

const errorOf = (end: URL) => [end.pathname, end.searchParams.get("error")];

describe("signing in with the company", () => {
  it("makes an account with a confirmed address, and a member of the company's organization", async () => {
    const acme = await company();
    const email = `ada@${acme.domain}`;
    const { browser, end } = await signIn(`Ada@${acme.domain.toUpperCase()}`, `/o/${acme.slug}`);
    expect(end.pathname).toBe(`/o/${acme.slug}`);
    const made = await findUser(email);
    expect(made).toMatchObject({ name: "Ada Example", emailVerified: true });
    expect(await roleIn(acme.id, email)).toBe("member");
    const me = await caller({ token: browser.token }).session.me();
    expect(me?.user.email).toBe(email);
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.organizationId, acme.id));
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["singleSignOn.join", "sign_in"]),
    );
  });

  it("gives newcomers the role that the owner chose, and finds them again by the provider's own id", async () => {
    const acme = await company();
    await acme.api.update({ id: acme.provider.id, role: "viewer" satisfies NewcomerRole });
    const email = `grace@${acme.domain}`;
    await signIn(email);
    await signIn(email);
    expect(await roleIn(acme.id, email)).toBe("viewer");
    const made = await findUser(email);
    expect(await adminDb.$count(account, eq(account.userId, made?.id ?? ""))).toBe(1);
  });

  it("gives newcomers who chose no language that of the organization", async () => {
    const acme = await company();
    const { organizations } = caller({ token: acme.owner.token, organizationId: acme.id });
    await organizations.update({ settings: { language: "de" } });
    const browsers = { "fr-FR,fr;q=0.9,en;q=0.5": "de", en: "en" };
    for (const [asked, reads] of Object.entries(browsers)) {
      const email = `${reads}@${acme.domain}`;
      await signIn(email, undefined, asked);
      expect(await findUser(email)).toMatchObject({ preferredLocale: reads });
    }
  });

  it("links an existing account with the confirmed address, and leaves its role alone", async () => {
    const acme = await company();
    const admin = await addMember(acme.id, "admin");
    const email = `admin@${acme.domain}`;
    await adminDb.update(user).set({ email }).where(eq(user.id, admin.user.id));
    const { browser } = await signIn(email);
    const me = await caller({ token: browser.token }).session.me();
    expect(me?.user.id).toBe(admin.user.id);
    expect(await roleIn(acme.id, email)).toBe("admin");
  });

  it("does not take over an account whose address nobody confirmed: whoever made it may know its password", async () => {
    const acme = await company();
    const squatter = await addMember(acme.id, "viewer");
    const email = `squatted@${acme.domain}`;
    await adminDb.update(user).set({ email, emailVerified: false }).where(eq(user.id, squatter.user.id));
    const { browser, end } = await signIn(email);
    expect(end.pathname).toBe("/sign-in");
    expect(browser.token).toBeNull();
    expect(await adminDb.$count(account, eq(account.userId, squatter.user.id))).toBe(0);
  });

  it("is for addresses of the domain only, whatever the provider says about others", async () => {
    const acme = await company();
    const victim = await addMember(acme.id, "admin");
    const emails = [
      "somebody@elsewhere.test",
      `a@sub.${acme.domain}`,
      `b@evil${acme.domain}`,
      victim.user.email,
    ];
    for (const email of emails) {
      idp.people.set(`eve@${acme.domain}`, { email });
      const { browser, end } = await signIn(`eve@${acme.domain}`);
      expect(errorOf(end)).toEqual(["/sign-in", "sso_domain"]);
      expect(browser.token).toBeNull();
      if (email !== victim.user.email) expect(await findUser(email)).toBeUndefined();
    }
    expect(await adminDb.$count(account, eq(account.userId, victim.user.id))).toBe(0);
  });

  it("refuses an address of which the provider says that it is not confirmed", async () => {
    const acme = await company();
    const email = `unsure@${acme.domain}`;
    idp.people.set(email, { email_verified: false });
    expect(errorOf((await signIn(email)).end)).toEqual(["/sign-in", "sso_domain"]);
    expect(await findUser(email)).toBeUndefined();
  });

  it("refuses who came in before, once the provider gives them an address elsewhere", async () => {
    const acme = await company();
    const email = `moving@${acme.domain}`;
    await signIn(email);
    idp.people.set(email, { email: "moving@elsewhere.test" });
    expect(errorOf((await signIn(email)).end)).toEqual(["/sign-in", "sso_domain"]);
  });

  it("does not bring back who was removed", async () => {
    const acme = await company();
    const email = `gone@${acme.domain}`;
    await signIn(email);
    const made = await findUser(email);
    const colleagues = caller({ token: acme.owner.token, organizationId: acme.id }).members;
    const listed = (await colleagues.list()).find(({ userId }) => userId === made?.id);
    await colleagues.remove({ id: listed?.id ?? "" });
    expect(errorOf((await signIn(email)).end)).toEqual(["/sign-in", "sso_removed"]);
  });

  it("admits no more members than the plan has room for", async () => {
    const acme = await company({ limits: { ...plans.business.limits, members: 2 } });
    await signIn(`first@${acme.domain}`);
    const second = await signIn(`second@${acme.domain}`);
    expect(errorOf(second.end)).toEqual(["/sign-in", "sso_no_room"]);
    expect(second.browser.token).toBeNull();
    expect(await adminDb.$count(member, eq(member.organizationId, acme.id))).toBe(2);
  });

  it("leads to pages of ours only", async () => {
    const acme = await company();
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      const { end } = await signIn(`next@${acme.domain}`, next);
      expect([end.origin, end.pathname]).toEqual(["http://localhost:3000", "/"]);
    }
  });
});

describe("an address without single sign-on", () => {
  const noSuch = { code: "NOT_FOUND", message: "No single sign-on for this address" };

  it("is answered alike, whether its domain is unknown, not proven yet, or its organization deleted", async () => {
    const pending = await company({ verified: false });
    const deleted = await company();
    await adminDb.update(organization).set({ deletedAt: new Date() }).where(eq(organization.id, deleted.id));
    for (const domain of ["nobody.test", pending.domain, deleted.domain, `sub.${pending.domain}`])
      await expect(begin(newBrowser(), `ada@${domain}`)).rejects.toMatchObject(noSuch);
  });
});

describe("what comes back from a provider", () => {
  it("works once", async () => {
    const acme = await company();
    const { back, browser } = await signIn(`twice@${acme.domain}`);
    await browser.call("/sign-out", {});
    for (const each of [browser, newBrowser()]) {
      expect((await comeBack(each, back)).pathname).toBe("/sign-in");
      expect(each.token).toBeNull();
    }
  });

  it("works in the browser that began, and in no other", async () => {
    const acme = await company();
    const back = await passThrough(await begin(newBrowser(), `mallory@${acme.domain}`));
    const victim = newBrowser();
    expect((await comeBack(victim, back)).pathname).toBe("/sign-in");
    expect(victim.token).toBeNull();
  });

  it("is not taken by another organization's provider", async () => {
    const [acme, globex] = [await company(), await company()];
    const browser = newBrowser();
    const back = await passThrough(await begin(browser, `eve@${globex.domain}`));
    back.pathname = new URL(acme.provider.addresses.callback).pathname;
    await comeBack(browser, back);
    expect(browser.token).toBeNull();
    expect(await roleIn(acme.id, `eve@${globex.domain}`)).toBeUndefined();
  });

  it("with a code of another sign-in is refused", async () => {
    const acme = await company();
    const other = await passThrough(await begin(newBrowser(), `eve@${acme.domain}`));
    const browser = newBrowser();
    const back = await passThrough(await begin(browser, `ada@${acme.domain}`));
    back.searchParams.set("code", other.searchParams.get("code") ?? "");
    await comeBack(browser, back);
    expect(browser.token).toBeNull();
  });

  it("is refused once the domain is taken from the provider, or the provider removed", async () => {
    const [acme, globex] = [await company(), await company()];
    const browsers = [newBrowser(), newBrowser()] as const;
    const first = await passThrough(await begin(browsers[0], `ada@${acme.domain}`));
    const second = await passThrough(await begin(browsers[1], `ada@${globex.domain}`));
    const own = eq(ssoProvider.id, acme.provider.id);
    await adminDb.update(ssoProvider).set({ domainVerified: false }).where(own);
    await globex.api.remove({ id: globex.provider.id });
    await comeBack(browsers[0], first);
    await comeBack(browsers[1], second);
    expect(browsers.map(({ token }) => token)).toEqual([null, null]);
  });

  it.each([
    ["another audience", (payload: object) => ({ payload: { ...payload, aud: "another-client" } })],
    ["another issuer", (payload: object) => ({ payload: { ...payload, iss: "https://evil.example" } })],
    ["another person", (payload: object) => ({ payload: { ...payload, sub: "admin@elsewhere.test" } })],
    ["a time that is over", (payload: object) => ({ payload: { ...payload, exp: 1_000_000 } })],
    ["a signature by somebody else", (payload: object) => ({ payload: { ...payload }, foreignKey: true })],
  ])("is refused with an id token for %s", async (_, tamper) => {
    const acme = await company();
    idp.state.tamper = tamper;
    const { browser, end } = await signIn(`ada@${acme.domain}`);
    expect(end.pathname).toBe("/sign-in");
    expect(browser.token).toBeNull();
    expect(await findUser(`ada@${acme.domain}`)).toBeUndefined();
  });

  it("is taken with an id token that was made again and says the same", async () => {
    const acme = await company();
    idp.state.tamper = (payload) => ({ payload });
    expect((await signIn(`ada@${acme.domain}`)).browser.token).not.toBeNull();
  });

  it("is waited for longer than an ordinary call, when the provider is slow", async () => {
    const acme = await company();
    const browser = newBrowser();
    const back = await passThrough(await begin(browser, `ada@${acme.domain}`));
    const server = createHttpServer((_, res) => void res.end()).listen(0, "127.0.0.1");
    await once(server, "listening");
    idp.state.delay = 2_200;
    const at = Object.assign(new URL(back), { host: `127.0.0.1:${portOf(server)}` });
    const answer = await fetch(at, { redirect: "manual", headers: { cookie: browser.cookie } });
    server.close();
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
  });

  it("ends on the sign-in page when the provider does not answer any more", async () => {
    const acme = await company();
    const browser = newBrowser();
    const back = await passThrough(await begin(browser, `ada@${acme.domain}`));
    idp.state.down = true;
    const end = await comeBack(browser, back);
    expect(end.pathname).toBe("/sign-in");
    expect(browser.token).toBeNull();
  });
});

describe("an organization whose members must use single sign-on", () => {
  const password = "a-good-password";

  async function withPassword(organizationId: string, role: "owner" | "member", email: string) {
    const browser = newBrowser();
    await browser.call("/sign-up/email", { name: "Pia", email, password });
    const [made] = await adminDb
      .update(user)
      .set({ emailVerified: true })
      .where(eq(user.email, email))
      .returning({ id: user.id });
    await adminDb.insert(member).values({ organizationId, userId: made?.id ?? "", role });
    return async () => {
      const answer = await browser.call("/sign-in/email", { email, password });
      return [answer.status, (await answer.json()).code];
    };
  }

  it("refuses their other ways in, and never an owner's or a stranger's", async () => {
    const acme = await company();
    const asMember = await withPassword(acme.id, "member", `pia@${acme.domain}`);
    const asOwner = await withPassword(acme.id, "owner", `boss@${acme.domain}`);
    const asContractor = await withPassword(acme.id, "member", `pia-${places}@contractor.test`);
    expect(await asMember()).toEqual([200, undefined]);
    await acme.api.update({ id: acme.provider.id, required: true });
    expect(await asMember()).toEqual([403, "sso_required"]);
    expect(await asOwner()).toEqual([200, undefined]);
    expect(await asContractor()).toEqual([200, undefined]);
    const { browser } = await signIn(`pia@${acme.domain}`);
    expect(browser.token).not.toBeNull();
    await acme.api.update({ id: acme.provider.id, required: false });
    expect(await asMember()).toEqual([200, undefined]);
  });

  it("refuses their links by mail, and says why", async () => {
    const acme = await company();
    const email = `pia@${acme.domain}`;
    await withPassword(acme.id, "member", email);
    await acme.api.update({ id: acme.provider.id, required: true });
    await newBrowser().call("/sign-in/magic-link", { email });
    const [mail] = await mailbox.read(email);
    const token = linkOf(mail).searchParams.get("token") ?? "";
    await expect(caller().session.signInByLink({ token })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("company account"),
    });
  });

  it("does not say so to who does not know the password", async () => {
    const acme = await company();
    const email = `pia@${acme.domain}`;
    await withPassword(acme.id, "member", email);
    await acme.api.update({ id: acme.provider.id, required: true });
    const answer = await newBrowser().call("/sign-in/email", { email, password: "not-the-password" });
    expect([answer.status, (await answer.json()).code]).toEqual([401, "INVALID_EMAIL_OR_PASSWORD"]);
  });

  it("begins no session that was refused", async () => {
    const acme = await company();
    await acme.api.update({ id: acme.provider.id, required: true });
    const email = `pia@${acme.domain}`;
    const tryIt = await withPassword(acme.id, "member", email);
    await tryIt();
    const made = await findUser(email);
    expect(await adminDb.$count(session, eq(session.userId, made?.id ?? ""))).toBe(0);
  });
});
