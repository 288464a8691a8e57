import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "@/testing/browser";
import { adminDb } from "@/testing/database";
import { attempt, user } from "../db/schema";
import { createHttpServer } from "../http";
import { countAttempt, forgetOldAttempts, passwordTries, returnAttempt } from "./attempts";

const password = "a-good-password";
const limit = { max: 3, seconds: 60 };

async function newAccount(email: string, address: string) {
  const home = new Browser(address);
  await home.call("/sign-up/email", { name: "Pia", email, password });
  await adminDb.update(user).set({ emailVerified: true });
  await home.call("/sign-in/email", { email, password });
  return home;
}

const guess = (email: string, address: string) =>
  new Browser(address).call("/sign-in/email", { email, password: "not-the-password" });

/** Counts tries from as many addresses. */
async function spend(email: string, tries: number): Promise<void> {
  for (let turn = 0; turn < tries; turn += 1) {
    const { key, limit: own } = await passwordTries(email, `198.51.100.${turn}`);
    await countAttempt(key, own);
  }
}

describe("a limit of tries", () => {
  it("admits its number, also of tries made at once, and then says when to come back", async () => {
    const waits = await Promise.all(Array.from({ length: 5 }, () => countAttempt("at-once", limit)));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
    for (const seconds of waits.filter(Boolean)) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
  });

  it("begins anew when its time is over, and forgets what is a day old", async () => {
    for (let tries = 0; tries < 4; tries += 1) await countAttempt("later", limit);
    await adminDb.update(attempt).set({ since: new Date(Date.now() - 61_000) });
    expect(await countAttempt("later", limit)).toBe(0);
    await adminDb.update(attempt).set({ since: new Date(Date.now() - 90_000_000) });
    await forgetOldAttempts();
    expect(await adminDb.$count(attempt)).toBe(0);
  });

  it("does not count what is taken back", async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await countAttempt("returned", limit)).toBe(0);
      await returnAttempt("returned");
    }
  });
});

describe("tries at a password", () => {
  it("are counted for the account, from however many addresses, and its owner still gets in at home", async () => {
    const email = "target@example.test";
    const home = await newAccount(email, "192.0.2.10");
    await spend(email, 18);
    const statuses: number[] = [];
    for (const place of [201, 202, 203]) statuses.push((await guess(email, `198.51.100.${place}`)).status);
    expect(statuses).toEqual([401, 401, 429]);
    const refused = await new Browser("198.51.100.99").call("/sign-in/email", { email, password });
    const seconds = Number(refused.headers.get("retry-after"));
    expect(refused.status).toBe(429);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect((await home.call("/sign-in/email", { email, password })).status).toBe(200);
  });

  it.each([
    ["::ffff:192.0.2.30", "192.0.2.30"],
    ["2001:db8:1::1", "2001:db8:1::ffff"],
  ])("know %s and %s as one place", async (first, second) => {
    const email = `${first.replace(/\W/g, "-")}@example.test`;
    await newAccount(email, first);
    const known = await passwordTries(email, second);
    const strange = await passwordTries(email, "198.51.100.1");
    expect([known.limit.max, strange.limit.max]).toEqual([10, 20]);
  });

  it("are counted for an address that nobody has in the same way", async () => {
    const email = "nobody@example.test";
    await spend(email, 19);
    expect((await guess(email, "198.51.100.200")).status).toBe(401);
    expect((await guess(email, "198.51.100.201")).status).toBe(429);
  });

  it("do not use up the account by succeeding", async () => {
    const email = "traveller@example.test";
    await newAccount(email, "192.0.2.20");
    await spend(email, 19);
    for (const place of [1, 2, 3]) {
      const answer = await new Browser(`203.0.113.${place}`).call("/sign-in/email", { email, password });
      expect(answer.status).toBe(200);
    }
  });
});

describe("mails that anybody may ask for", () => {
  it("are limited by the address they go to", async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 6; asked += 1) {
      const browser = new Browser(`198.51.100.${asked}`);
      statuses.push((await browser.call("/sign-in/magic-link", { email: "much@example.test" })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

describe("the address of a caller", () => {
  const server = createHttpServer((_req, res) => void res.end());
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it("is not what X-Forwarded-For says, so that turning it gains nothing", async () => {
    const tryAt = async (turn: number) => {
      const answer = await fetch(`${base}/api/trpc/session.tryOut`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `203.0.113.${turn}` },
        body: "",
      });
      return answer;
    };
    for (let turn = 0; turn < 10; turn += 1) expect((await tryAt(turn)).status).toBe(200);
    const refused = await tryAt(11);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
