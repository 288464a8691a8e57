import { afterAll, describe, expect, it, vi } from "vitest";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { linkOf } from "@/testing/mailbox";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
afterAll(() => mailbox.close());

const password = "a-good-password";
const pathOf = (link: URL) => `${link.pathname.slice("/api/auth".length)}${link.search}`;

async function signUp(email: string) {
  const browser = new Browser();
  await browser.call("/sign-up/email", { name: "Pia", email, password, callbackURL: "/verify-email" });
  return linkOf((await mailbox.read(email))[0]);
}

async function tokensOf(email: string) {
  const confirming = await signUp(email);
  await new Browser().call(pathOf(confirming));
  await new Browser().call("/request-password-reset", { email, redirectTo: "/reset-password" });
  const resetting = linkOf((await mailbox.read(email))[0]);
  await new Browser().call("/sign-in/magic-link", { email });
  const signingIn = linkOf((await mailbox.read(email))[0]);
  return {
    confirm: confirming.searchParams.get("token") ?? "",
    reset: resetting.pathname.split("/").at(-1) ?? "",
    signIn: signingIn.searchParams.get("token") ?? "",
  };
}

const reset = async (token: string) =>
  (await new Browser().call("/reset-password", { token, newPassword: "another-password" })).status;
const signIn = (token: string) => caller().session.signInByLink({ token });
const confirm = async (token: string) => {
  const browser = new Browser();
  await browser.call(`/verify-email?${new URLSearchParams({ token, callbackURL: "/" })}`);
  return browser.token;
};

describe("a token in a mail", () => {
  it("is good for one purpose", async () => {
    const tokens = await tokensOf("purposes@example.test");
    expect(Object.values(tokens).every(Boolean)).toBe(true);
    for (const other of [tokens.confirm, tokens.signIn]) expect(await reset(other)).toBe(400);
    for (const other of [tokens.confirm, tokens.reset])
      await expect(signIn(other)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    for (const other of [tokens.reset, tokens.signIn]) expect(await confirm(other)).toBeNull();
    expect(await reset(tokens.reset)).toBe(200);
  });

  it("confirms an address and signs in once", async () => {
    const link = await signUp("once@example.test");
    const [first, second] = [new Browser(), new Browser()];
    await first.call(pathOf(link));
    await second.call(pathOf(link));
    expect(first.token).not.toBeNull();
    expect(second.token).toBeNull();
  });
});

describe("another site", () => {
  const sites = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"];

  it.each(sites)("is no place to go on to: %s", async (site) => {
    const email = "redirect@example.test";
    const browser = new Browser();
    const query = new URLSearchParams({ token: "x", callbackURL: site });
    const answers = [
      await browser.call("/sign-in/email", { email, password, callbackURL: site }),
      await browser.call("/sign-up/email", { name: "Pia", email, password, callbackURL: site }),
      await browser.call("/sign-in/social", { provider: "github", callbackURL: site }),
      await browser.call("/request-password-reset", { email, redirectTo: site }),
      await browser.call("/send-verification-email", { email, callbackURL: site }),
      await browser.call(`/verify-email?${query}`),
      await browser.call(`/reset-password/x?${query}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  });
});
