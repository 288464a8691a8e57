import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createUser } from "@/testing/factories";
import { account, user } from "../db/schema";

vi.hoisted(() => {
  process.env.GITHUB_CLIENT_ID = "an-id";
  process.env.GITHUB_CLIENT_SECRET = "a-secret";
});

type Profile = { id: number; email: string; verified: boolean };

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });

/** What GitHub's own servers, outside of this machine, answer about a person. */
function answerAsGitHub({ id, email, verified }: Profile): void {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname === "/login/oauth/access_token")
      return json({ access_token: "token", token_type: "bearer", scope: "user:email" });
    if (url.pathname === "/user/emails") return json([{ email, primary: true, verified, visibility: null }]);
    if (url.pathname === "/user") return json({ id, login: "octo", name: "Octo Cat", email, avatar_url: "" });
    throw new Error(`Not expected: ${url}`);
  });
}

afterEach(() => vi.restoreAllMocks());

async function start(browser: Browser): Promise<URL> {
  const answer = await browser.call("/sign-in/social", { provider: "github", callbackURL: "/o/acme" });
  const { url }: { url: string } = await answer.json();
  return new URL(url);
}

async function comeBack(browser: Browser, state: string) {
  const answer = await browser.call(`/callback/github?${new URLSearchParams({ code: "a-code", state })}`);
  return new URL(answer.headers.get("location") ?? "", "http://localhost:3000");
}

const linkedTo = (userId: string) =>
  adminDb.$count(account, and(eq(account.userId, userId), eq(account.providerId, "github")));

describe("signing in with a provider", () => {
  it("is offered for the providers that are configured, and no other", async () => {
    expect(await caller().session.methods()).toEqual({ providers: ["github"] });
    const answer = await new Browser().call("/sign-in/social", { provider: "google" });
    expect(answer.status).toBe(404);
  });

  it("leads there and back, and makes an account with a confirmed address", async () => {
    const browser = new Browser("192.0.2.1", "de");
    const there = await start(browser);
    expect([there.host, there.searchParams.get("redirect_uri")]).toEqual([
      "github.com",
      "http://localhost:3000/api/auth/callback/github",
    ]);
    answerAsGitHub({ id: 1, email: "octo@example.test", verified: true });
    const end = await comeBack(browser, there.searchParams.get("state") ?? "");
    expect(end.pathname).toBe("/o/acme");
    const me = await caller({ token: browser.token }).session.me();
    expect(me?.user).toMatchObject({
      email: "octo@example.test",
      emailVerified: true,
      preferredLocale: "de",
    });
    const [kept] = await adminDb.select().from(account).where(eq(account.providerId, "github"));
    expect(kept?.accessToken).not.toBe("token");
  });

  it("gives nobody an account whose address the provider has not confirmed", async () => {
    const victim = await createUser();
    const browser = new Browser();
    const there = await start(browser);
    answerAsGitHub({ id: 2, email: victim.email, verified: false });
    const end = await comeBack(browser, there.searchParams.get("state") ?? "");
    expect(end.pathname).toBe("/sign-in");
    expect(browser.token).toBeNull();
    expect(await linkedTo(victim.id)).toBe(0);
  });

  it("is not finished in another browser than it was begun in", async () => {
    const there = await start(new Browser());
    answerAsGitHub({ id: 3, email: "elsewhere@example.test", verified: true });
    const stranger = new Browser();
    await comeBack(stranger, there.searchParams.get("state") ?? "");
    expect(stranger.token).toBeNull();
    expect(await adminDb.$count(user, eq(user.email, "elsewhere@example.test"))).toBe(0);
  });
});
