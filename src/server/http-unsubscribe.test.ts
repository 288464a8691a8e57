import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MutableMail } from "@/domain/account";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createUser } from "@/testing/factories";
import { createHttpServer } from "./http";
import { readUnsubscription, unsubscribeHeaders, unsubscribeLink } from "./mail/unsubscribe";

const server = createHttpServer((_, res) => {
  res.end("a page");
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const mutedBy = async (userId: string) => {
  const [found] = await adminSql<{ muted: string[] }[]>`
    select muted_mails as muted from "user" where id = ${userId}`;
  return found?.muted;
};

/** What the mail's header and link say, as addresses of this server. */
const inHeader = (userId: string, mail: MutableMail) =>
  new URL(/<(.+)>/.exec(unsubscribeHeaders({ userId, mail })["List-Unsubscribe"] ?? "")?.[1] ?? "");
const queryOf = (userId: string, mail: MutableMail) =>
  Object.fromEntries(new URL(unsubscribeLink({ userId, mail })).searchParams) as {
    person: string;
    mail: MutableMail;
    signature: string;
  };
const oneClick = (address: URL, init: RequestInit = {}) =>
  fetch(`${base}${address.pathname}${address.search}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
    redirect: "manual",
    ...init,
  });

describe("the mail program's button", () => {
  it("ends that kind of mail for that person, once and without a session", async () => {
    const [pia, tom] = [await createUser(), await createUser()];
    expect((await oneClick(inHeader(pia.id, "assigned"))).status).toBe(200);
    expect((await oneClick(inHeader(pia.id, "assigned"))).status).toBe(200);
    expect((await oneClick(inHeader(pia.id, "digest"), { body: new FormData() })).status).toBe(200);
    expect(await mutedBy(pia.id)).toEqual(["assigned", "digest"]);
    expect(await mutedBy(tom.id)).toEqual([]);
  });

  it.each(["GET", "HEAD"])("does nothing by %s but lead to the page", async (method) => {
    const pia = await createUser();
    const address = inHeader(pia.id, "comments");
    const response = await oneClick(address, { method, body: null });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(unsubscribeLink({ userId: pia.id, mail: "comments" }));
    expect(await mutedBy(pia.id)).toEqual([]);
  });

  it("works from a program of another site, and on no other address of the API", async () => {
    const pia = await createUser();
    const headers = {
      origin: "https://mail.example",
      "sec-fetch-site": "cross-site",
      "content-type": "application/x-www-form-urlencoded",
    };
    expect((await oneClick(inHeader(pia.id, "digest"), { headers })).status).toBe(200);
    const elsewhere = new URL("/api/trpc/account.unsubscribe", base);
    expect((await oneClick(elsewhere, { headers })).status).toBe(403);
    expect(await mutedBy(pia.id)).toEqual(["digest"]);
  });
});

describe("a link that says anything else than what was signed", () => {
  const strange: [string, (query: Record<string, string>, other: string) => Record<string, string>][] = [
    ["another kind of mail", (query) => ({ ...query, mail: "digest" })],
    ["a kind that nobody may switch off", (query) => ({ ...query, mail: "security" })],
    ["another person", (query, person) => ({ ...query, person })],
    ["no signature", ({ person = "", mail = "" }) => ({ person, mail })],
    ["an empty signature", (query) => ({ ...query, signature: "" })],
    ["half a signature", (query) => ({ ...query, signature: query.signature?.slice(0, 20) ?? "" })],
    ["one thing more", (query) => ({ ...query, all: "1" })],
  ];

  it.each(strange)("ends nothing: %s", async (_, change) => {
    const [pia, tom] = [await createUser(), await createUser()];
    const query = change(queryOf(pia.id, "assigned"), tom.id);
    expect(readUnsubscription(query)).toBeNull();
    const address = new URL(`/api/unsubscribe?${new URLSearchParams(query)}`, base);
    expect((await oneClick(address)).status).toBe(400);
    const input = query as ReturnType<typeof queryOf>;
    await expect(caller().account.unsubscribe(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await mutedBy(pia.id)).toEqual([]);
    expect(await mutedBy(tom.id)).toEqual([]);
  });
});

describe("the page's button", () => {
  it("ends that kind of mail without a session", async () => {
    const pia = await createUser();
    expect(await caller().account.unsubscribe(queryOf(pia.id, "comments"))).toEqual({ mail: "comments" });
    expect(await mutedBy(pia.id)).toEqual(["comments"]);
  });
});
