import { request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/env";
import { sessionCookie } from "@/testing/callers";
import { createOrganization } from "@/testing/factories";
import { addressHeader } from "./auth/address-header";
import { createHttpServer } from "./http";

const server = createHttpServer((req, res) => {
  if (req.url === "/broken") throw new Error("a secret of the page");
  res.end(JSON.stringify({ address: req.headers[addressHeader], requestId: req.headers["x-request-id"] }));
});
let port = 0;
let headers: Record<string, string> = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  const acme = await createOrganization();
  headers = {
    "content-type": "application/json",
    cookie: sessionCookie(acme.owner.token),
    "x-organization-id": acme.id,
  };
});
afterAll(() => {
  server.close();
});

type Answer = { status: number | undefined; text: string; headers: Record<string, unknown> };

/** As a browser or any other client would: `fetch` keeps some headers from being set. */
function call(
  method: string,
  path: string,
  extra: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(
      { host: "127.0.0.1", port, method, path, headers: { ...headers, ...extra } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode, text, headers: response.headers }));
      },
    );
    request.on("error", reject).end(body);
  });
}

const create = (extra: Record<string, string>) =>
  call("POST", "/api/trpc/todos.create", extra, JSON.stringify({ title: "Over HTTP" }));

describe("a mutation", () => {
  it.each([
    [{ origin: "http://localhost:3000" }, 200],
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{}, 200],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://localhost:3000.evil.test" }, 403],
    [{ origin: "https://localhost:3000" }, 403],
    [{ origin: "http://localhost:3000", "content-type": "application/jsonp" }, 415],
    [{ origin: "http://localhost:3000", "content-type": "application/x-www-form-urlencoded" }, 415],
    [{ origin: "http://localhost:3000", "content-type": "" }, 415],
  ])("with %j is answered %i", async (extra, status) => {
    expect((await create(extra)).status).toBe(status);
  });

  it.each(["PUT", "DELETE", "PATCH"])("is refused as %s, on every path of the API", async (method) => {
    for (const path of ["/api/trpc/todos.create", "/api/health/live", "/api/inbox"]) {
      expect((await call(method, path, { origin: "http://localhost:3000" })).status, path).toBe(405);
    }
  });
});

describe("every request", () => {
  it("gets an id of the server's making, and the address it comes from, whatever the client claims", async () => {
    const claimed = {
      "x-request-id": "mine",
      [addressHeader]: "203.0.113.9",
      "x-forwarded-for": "203.0.113.9",
    };
    const answer = await call("GET", "/page", claimed);
    expect(JSON.parse(answer.text)).toEqual({
      address: "127.0.0.1",
      requestId: answer.headers["x-request-id"],
    });
    expect(answer.headers["x-request-id"]).not.toBe("mine");
  });

  it("has the id that a proxy gives it where that is trusted, if it is one", async () => {
    const id = "01a1fcbe-68b9-77b0-8c36-3c2d60394fb7";
    const idOf = async (given: string) =>
      (await call("GET", "/page", { "x-request-id": given })).headers["x-request-id"];
    const before = { TRUST_REQUEST_ID: env.TRUST_REQUEST_ID, TRUSTED_PROXIES: env.TRUSTED_PROXIES };
    try {
      Object.assign(env, { TRUST_REQUEST_ID: true });
      expect(await idOf(id)).not.toBe(id);
      Object.assign(env, { TRUSTED_PROXIES: ["loopback"] });
      expect(await idOf(id)).toBe(id);
      for (const wrong of ["short", `${id} and more`, "x".repeat(65), '"quoted-for-16-letters"'])
        expect(await idOf(wrong)).toMatch(/^[0-9a-f-]{36}$/);
    } finally {
      Object.assign(env, before);
    }
  });

  it("fails without a word of the cause", async () => {
    const answer = await call("GET", "/broken");
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toEqual({
      error: { message: "Internal error", requestId: answer.headers["x-request-id"] },
    });
  });

  it.each([
    ["/page", {}],
    ["/broken", {}],
    ["/api/health/live", {}],
    ["/api/trpc/session.me", {}],
    ["/api/trpc/nothing.here", {}],
  ])("answers %s with security headers", async (path) => {
    expect((await call("GET", path)).headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "strict-origin-when-cross-origin",
    });
  });
});

describe("a page", () => {
  const policyOf = async (path: string) =>
    String((await call("GET", path)).headers["content-security-policy"]);

  it("runs scripts of this server only, inline ones with a nonce that is new each time", async () => {
    const [first, second] = [await policyOf("/page"), await policyOf("/page")];
    expect(first).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='; /);
    expect(first).not.toContain("unsafe-eval");
    expect(first).toContain("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    expect(second).not.toBe(first);
  });

  it("is what no answer of the API is", async () => {
    for (const path of ["/api/health/live", "/api/trpc/session.me", "/api/auth/nothing"])
      expect(await policyOf(path)).toMatch(/^default-src 'none'; /);
  });
});

describe("the inbox", () => {
  it.each([
    [{}, 200],
    [{ host: "localhost" }, 200],
    [{ host: "tenantry.example" }, 404],
    [{ host: "localhost.evil.test" }, 404],
    [{ "x-real-ip": "203.0.113.9" }, 404],
    [{ forwarded: "for=203.0.113.9" }, 404],
  ])("asked with %j is answered %i", async (extra, status) => {
    expect((await call("GET", "/api/inbox", extra)).status).toBe(status);
  });
});

describe("a form that a company's provider has a browser post", () => {
  const arrival = "/api/auth/sso/saml2/sp/acs/a-provider";
  const form = {
    "content-type": "application/x-www-form-urlencoded",
    origin: "https://identity.example.com",
  };

  it("is taken from its site, at that address only", async () => {
    const taken = await call("POST", arrival, form, "SAMLResponse=PGEvPg");
    expect([taken.status, taken.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    for (const path of [
      "/api/auth/sign-in/email",
      "/api/auth/sso/callback/a-provider",
      "/api/trpc/todos.create",
    ])
      expect((await call("POST", path, form, "SAMLResponse=PGEvPg")).status).toBe(403);
  });

  it("is a form and nothing else, and no endless one", async () => {
    expect((await call("POST", arrival, { origin: form.origin }, "{}")).status).toBe(415);
    const large = { ...form, "content-length": String(2 ** 21) };
    expect((await call("POST", arrival, large)).status).toBe(413);
  });
});
