import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Browser, totp } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { linkOf } from "@/testing/mailbox";
import { session, user, verification } from "../db/schema";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
afterAll(() => mailbox.close());

const password = "a-good-password";
let people = 0;

/** A confirmed account with a password, and a browser that is signed in to it. */
async function newPerson() {
  people += 1;
  const email = `person-${people}@example.test`;
  const browser = new Browser(`192.0.2.${people}`);
  await browser.call("/sign-up/email", { name: "Pia", email, password });
  await adminDb.update(user).set({ emailVerified: true }).where(eq(user.email, email));
  await browser.call("/sign-in/email", { email, password });
  return { email, browser };
}

async function switchOn({ browser }: { browser: Browser }) {
  const answer = await browser.call("/two-factor/enable", { password });
  const { totpURI, backupCodes }: { totpURI: string; backupCodes: string[] } = await answer.json();
  const verified = await browser.call("/two-factor/verify-totp", { code: totp(totpURI) });
  expect(verified.status).toBe(200);
  return { totpURI, backupCodes };
}

async function askForLink(email: string) {
  const answer = await new Browser().call("/sign-in/magic-link", { email, callbackURL: "/o/acme" });
  const [mail] = await mailbox.read(email);
  return {
    answer: [answer.status, await answer.text()],
    mail,
    token: linkOf(mail).searchParams.get("token"),
  };
}

async function open(token: string | null) {
  const browser = new Browser();
  const keep = (cookies: readonly string[]) => browser.keep(cookies);
  await caller({ setCookies: keep }).session.signInByLink({ token: token ?? "none" });
  return browser;
}

const refused = { code: "BAD_REQUEST", reason: "link_invalid" };

describe("a new account", () => {
  it("takes no picture from elsewhere, no endless name, and no language that there is not", async () => {
    const email = "eve@example.test";
    const more = { image: "https://tracker.example/eve.png", preferredLocale: "xx" };
    await new Browser().call("/sign-up/email", { name: "x".repeat(500), email, password, ...more });
    const [made] = await adminDb.select().from(user).where(eq(user.email, email));
    expect(made).toMatchObject({ name: "x".repeat(120), image: null, preferredLocale: "en" });
  });

  it.each([
    ["the browser asks for", "de-AT,de;q=0.9,en;q=0.8", [], {}, "de"],
    ["nobody chose, when we have none that the browser asks for", "fr", [], {}, null],
    ["nobody chose, when English is only the last resort", "fr-FR,fr;q=0.9,en;q=0.7", [], {}, null],
    ["the browser asks for first among ours", "fr,de;q=0.9,en;q=0.7", [], {}, "de"],
    ["was chosen at the foot of the page", "en", ["language=de; Path=/"], {}, "de"],
    ["is asked for, when what was chosen is none", "de", ["language=xx; Path=/"], {}, "de"],
    ["is given", "de", ["language=de; Path=/"], { preferredLocale: "en" }, "en"],
  ])("takes the language that %s", async (_, languages, cookies, more, preferredLocale) => {
    people += 1;
    const email = `language-${people}@example.test`;
    const browser = new Browser(`192.0.2.${people}`, languages);
    browser.keep(cookies);
    await browser.call("/sign-up/email", { name: "Pia", email, password, ...more });
    const [made] = await adminDb.select().from(user).where(eq(user.email, email));
    expect(made).toMatchObject({ preferredLocale });
  });

  it.each(["de", null])("is answered as an address is that has one, in the language %s", async (language) => {
    const { email } = await newPerson();
    const wish = { name: "x".repeat(500), password, image: "https://tracker.example/eve.png" };
    const browser = new Browser("192.0.2.250", language ?? "fr");
    const answers = [email, `nobody-${language}@example.test`].map(async (each) => {
      const answer = await browser.call("/sign-up/email", { ...wish, email: each });
      const { user: shown }: { user: Record<string, unknown> } = await answer.json();
      return { ...shown, id: typeof shown.id, email: "", createdAt: "", updatedAt: "" };
    });
    const [taken, free] = await Promise.all(answers);
    expect(taken).toMatchObject({ preferredLocale: language, image: null });
    expect(JSON.stringify(taken)).toBe(JSON.stringify(free));
  });

  it.each(["role", "isAnonymous", "twoFactorEnabled", "firstName"])(
    "does not choose its %s",
    async (field) => {
      const email = `${field}@example.test`.toLowerCase();
      const wish = { name: "Eve", email, password, [field]: field === "role" ? "admin" : true };
      await new Browser().call("/sign-up/email", wish);
      const [made] = await adminDb.select().from(user).where(eq(user.email, email));
      const plain = { role: "user", isAnonymous: false, twoFactorEnabled: false, firstName: null };
      expect(made ?? plain).toMatchObject(plain);
    },
  );
});

describe("a link to sign in", () => {
  it("comes by mail, leads to a page of ours, and signs in once", async () => {
    const { email } = await newPerson();
    const { mail, token } = await askForLink(email);
    const link = linkOf(mail);
    expect([link.pathname, link.searchParams.get("next")]).toEqual(["/sign-in/link", "/o/acme"]);
    const browser = await open(token);
    expect(await caller({ token: browser.token }).session.me()).toMatchObject({ user: { email } });
    await expect(open(token)).rejects.toMatchObject(refused);
  });

  it("is kept as a hash, and works no longer than it may", async () => {
    const { email } = await newPerson();
    const { token } = await askForLink(email);
    const rows = await adminDb.select().from(verification);
    expect(rows.filter((row) => JSON.stringify(row).includes(String(token)))).toEqual([]);
    await adminDb.update(verification).set({ expiresAt: new Date(Date.now() - 1000) });
    await expect(open(token)).rejects.toMatchObject(refused);
  });

  it("tells nobody whether an address has an account", async () => {
    const { email } = await newPerson();
    const known = await askForLink(email);
    const unknown = await askForLink("stranger@example.test");
    expect(unknown.answer).toEqual(known.answer);
    expect(unknown.mail?.subject).toBe("No account has this address");
    expect(unknown.token).toBeNull();
    expect(await adminDb.$count(user, eq(user.email, "stranger@example.test"))).toBe(0);
  });

  it("is in the person's language; for an address that nobody has, in that of the page", async () => {
    const { email } = await newPerson();
    await adminDb.update(user).set({ preferredLocale: "de" }).where(eq(user.email, email));
    expect((await askForLink(email)).mail?.subject).toBe("Dein Link zum Anmelden");
    const page = new Browser("192.0.2.1", "de");
    await page.call("/sign-in/magic-link", { email: "fremd@example.test" });
    expect((await mailbox.read("fremd@example.test"))[0]?.subject).toBe("Kein Konto hat diese Adresse");
  });

  it("is no way around the second factor, not even one that was sent before", async () => {
    const person = await newPerson();
    const { token } = await askForLink(person.email);
    await switchOn(person);
    await expect(open(token)).rejects.toMatchObject(refused);
    const after = await askForLink(person.email);
    expect([after.mail?.subject, after.token]).toEqual(["How to sign in", null]);
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example"])(
    "does not lead to %s",
    async (url) => {
      const { email } = await newPerson();
      const answer = await new Browser().call("/sign-in/magic-link", { email, callbackURL: url });
      const [mail] = await mailbox.read(email);
      expect(answer.status).toBe(403);
      expect(mail?.subject).not.toBe("Your link to sign in");
    },
  );
});

describe("two-factor sign-in", () => {
  const signIn = (browser: Browser, email: string) => browser.call("/sign-in/email", { email, password });

  it("asks for a code after the password, and remembers a device that was told to be trusted", async () => {
    const person = await newPerson();
    const { totpURI } = await switchOn(person);
    const browser = new Browser();
    expect(await (await signIn(browser, person.email)).json()).toMatchObject({ twoFactorRedirect: true });
    expect(browser.token).toBeNull();
    expect((await browser.call("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    const right = { code: totp(totpURI), trustDevice: true };
    expect((await browser.call("/two-factor/verify-totp", right)).status).toBe(200);
    expect(await caller({ token: browser.token }).session.me()).toMatchObject({ user: { name: "Pia" } });
    await browser.call("/sign-out", {});
    expect(await (await signIn(browser, person.email)).json()).not.toHaveProperty("twoFactorRedirect");
    expect(browser.token).not.toBeNull();
  });

  it("takes each backup code once", async () => {
    const person = await newPerson();
    const { backupCodes } = await switchOn(person);
    const use = async () => {
      const browser = new Browser();
      await signIn(browser, person.email);
      return (await browser.call("/two-factor/verify-backup-code", { code: backupCodes[0] })).status;
    };
    expect([await use(), await use()]).toEqual([200, 401]);
  });

  it("is switched on and off with the password only, and says so by mail", async () => {
    const person = await newPerson();
    const wrong = await person.browser.call("/two-factor/enable", { password: "not-the-password" });
    expect(wrong.status).toBe(400);
    await switchOn(person);
    expect((await person.browser.call("/two-factor/disable", { password: "not-it" })).status).toBe(400);
    expect((await person.browser.call("/two-factor/disable", { password })).status).toBe(200);
    const subjects = (await mailbox.read(person.email)).map(({ subject }) => subject);
    expect(subjects.filter((each) => each?.includes("two-factor"))).toEqual([
      "Your account was changed: two-factor sign-in: switched off",
      "Your account was changed: two-factor sign-in: switched on",
    ]);
  });
});

describe("a sensitive change", () => {
  async function followMail(browser: Browser, to: string) {
    const [mail] = await mailbox.read(to);
    const link = linkOf(mail);
    await browser.call(`${link.pathname.slice("/api/auth".length)}${link.search}`);
    return mail?.subject;
  }

  const longAgo = (token: string | null) =>
    adminDb
      .update(session)
      .set({ confirmedAt: sql`now() - interval '1 hour'` })
      .where(eq(session.token, token ?? ""));

  it("is open for some minutes after the person proved who they are", async () => {
    const { browser } = await newPerson();
    const change = () => browser.call("/change-email", { newEmail: "new@example.test" });
    expect((await change()).status).toBe(200);
    await longAgo(browser.token);
    const late = await change();
    expect([late.status, await late.json()]).toEqual([
      403,
      expect.objectContaining({ code: "NOT_CONFIRMED" }),
    ]);
    const { session: own } = caller({ token: browser.token });
    expect(await own.confirmed()).toBe(false);
    await expect(own.confirm({ password: "not-it" })).rejects.toMatchObject({ reason: "wrong_password" });
    await caller({ token: browser.token }).session.confirm({ password });
    expect((await change()).status).toBe(200);
  });

  it("of the password ends all other sessions and unanswered links, and is told by mail", async () => {
    const { email, browser } = await newPerson();
    const other = new Browser();
    await other.call("/sign-in/email", { email, password });
    await browser.call("/change-password", { currentPassword: password, newPassword: "another-password" });
    expect(await caller({ token: other.token }).session.me()).toBeNull();
    expect(await caller({ token: browser.token }).session.me()).toMatchObject({ user: { email } });
    expect((await mailbox.read(email))[0]?.subject).toBe("Your account was changed: the password");
  });

  it("of the address is confirmed by the old one and then by the new one", async () => {
    const { email, browser } = await newPerson();
    const newEmail = `new-${email}`;
    await browser.call("/change-email", { newEmail, callbackURL: "/account" });
    const follow = (to: string) => followMail(browser, to);
    expect((await mailbox.read(newEmail)).length).toBe(0);
    await follow(email);
    expect(await adminDb.$count(user, eq(user.email, newEmail))).toBe(0);
    await follow(newEmail);
    expect(await adminDb.$count(user, eq(user.email, newEmail))).toBe(1);
    expect((await mailbox.read(newEmail))[0]?.subject).toBe("Your account was changed: the e-mail address");
  });

  it("of the address is in the person's language, also where the new one is nobody's yet", async () => {
    const { email, browser } = await newPerson();
    const newEmail = `neu-${email}`;
    await adminDb.update(user).set({ preferredLocale: "de" }).where(eq(user.email, email));
    await browser.call("/change-email", { newEmail, callbackURL: "/account" });
    expect(await followMail(browser, email)).toBe("Bestätige deine neue E-Mail-Adresse");
    expect(await followMail(browser, newEmail)).toBe("Bestätige deine E-Mail-Adresse");
    expect((await mailbox.read(newEmail))[0]?.subject).toBe("Dein Konto wurde geändert: die E-Mail-Adresse");
  });
});
