import { once } from "node:events";
import { Agent, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sessionCookie } from "@/testing/callers";
import { createOrganization } from "@/testing/factories";
import { createHttpServer } from "./http";
import { logger } from "./logger";

const server = createHttpServer((req, res) => {
  res.end("a page");
  if (req.url === "/late") res.setHeader("x-late", "1");
  if (req.url === "/late-without") res.removeHeader("x-late");
  if (req.url === "/broken-late") throw new Error("after the answer");
});
let base = "";
let cookie = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const acme = await createOrganization();
  cookie = sessionCookie(acme.owner.token);
  headers = { ...json, cookie, "x-organization-id": acme.id };
});
afterAll(() => {
  server.close();
});

const json = { "content-type": "application/json", origin: "http://localhost:3000" };
let headers: Record<string, string> = {};

const post = (path: string, body: string, extra: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { method: "POST", headers: { ...headers, ...extra }, body });

describe("the server", () => {
  it("answers a procedure", async () => {
    const response = await post("/api/trpc/todos.create", JSON.stringify({ title: "Over HTTP" }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ result: { data: { title: "Over HTTP" } } });
  });

  it("hands every other path to the pages, with security headers", async () => {
    const response = await fetch(`${base}/sign-in`);
    expect(await response.text()).toBe("a page");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
  });

  it.each([
    ["another site", { origin: "https://evil.test" }, 403],
    ["a form", { "content-type": "multipart/form-data; boundary=x" }, 415],
    ["plain text", { "content-type": "text/plain" }, 415],
  ])("refuses a mutation from %s", async (_, extra, status) => {
    expect((await post("/api/trpc/todos.create", JSON.stringify({ title: "x" }), extra)).status).toBe(status);
  });

  it("refuses a body over 1 MB", async () => {
    const body = JSON.stringify({ title: "x".repeat(1024 * 1024) });
    expect((await post("/api/trpc/todos.create", body)).status).toBe(413);
  });

  it("refuses such a body when it does not say how long it is, and answers the next on the same connection", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = (body: Buffer) =>
      new Promise<number | undefined>((resolve, reject) => {
        const options = {
          method: "POST",
          agent,
          headers: { ...headers, "content-type": "application/json" },
        };
        const request = ask(`${base}/api/trpc/todos.create`, options, (answer) => {
          answer.resume();
          answer.once("end", () => resolve(answer.statusCode));
        });
        request.once("error", reject);
        request.write(body);
        request.end();
      });
    expect(await send(Buffer.alloc(1024 * 1024 + 1, 32))).toBe(413);
    expect(await send(Buffer.from(JSON.stringify({ title: "x" })))).toBe(200);
    agent.destroy();
  });

  it("logs no error when a client goes away in the middle of its body", async () => {
    const errors = vi.spyOn(logger, "error");
    const going = ask(`${base}/api/trpc/todos.create`, { method: "POST", headers });
    going.on("error", () => {});
    const arrived = once(server, "request").then(([req]) => new Promise((done) => req.once("close", done)));
    going.setHeader("content-length", 100);
    going.write("{");
    setTimeout(() => going.destroy(), 50);
    await arrived;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });

  it("says how long an answer is", async () => {
    const answer = await fetch(`${base}/api/trpc/session.me`, { headers });
    expect(Number(answer.headers.get("content-length"))).toBe((await answer.arrayBuffer()).byteLength);
  });

  it("refuses malformed JSON without saying more", async () => {
    const response = await post("/api/trpc/todos.create", "{");
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("stack");
  });

  it("refuses a batch of more than ten calls", async () => {
    const path = Array.from({ length: 11 }, () => "session.me").join(",");
    expect((await fetch(`${base}/api/trpc/${path}?batch=1`, { headers })).status).toBe(400);
  });

  it("reports a field that is wrong beside the field", async () => {
    const response = await post("/api/trpc/todos.create", JSON.stringify({ title: "" }));
    const body = await response.json();
    expect(response.status).toBe(400);
    expect(body.error.data.zodError.fieldErrors.title).toEqual(["Give the todo a title"]);
    expect(body.error.data.requestId).toBeTruthy();
  });

  it.each([
    ["en", "At least 3 characters"],
    ["de", "Mindestens 3 Zeichen"],
  ])("says how long a field must be, in the language %s", async (language, sentence) => {
    const body = JSON.stringify({ name: "Acme", slug: "ab" });
    const response = await post("/api/trpc/organizations.create", body, { "accept-language": language });
    expect((await response.json()).error.data.zodError.fieldErrors.slug).toEqual([sentence]);
  });

  it("says nothing of who writes after the answer, and logs what else fails then", async () => {
    const logged = vi.spyOn(logger, "error").mockImplementation(() => {});
    expect(await (await fetch(`${base}/late`)).text()).toBe("a page");
    expect(await (await fetch(`${base}/late-without`)).text()).toBe("a page");
    expect(logged).not.toHaveBeenCalled();
    expect(await (await fetch(`${base}/broken-late`)).text()).toBe("a page");
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  it("keeps the inbox for this machine", async () => {
    expect((await fetch(`${base}/api/inbox`)).status).toBe(200);
    expect((await fetch(`${base}/api/inbox`, { headers: { "x-forwarded-for": "203.0.113.9" } })).status).toBe(
      404,
    );
  });

  it("is live and ready", async () => {
    expect((await fetch(`${base}/api/health/live`)).status).toBe(200);
    expect(await (await fetch(`${base}/api/health/ready`)).json()).toMatchObject({ database: "up" });
  });
});
