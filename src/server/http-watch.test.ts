import type { AddressInfo } from "node:net";
import { DrizzleQueryError } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { readLogs } from "@/testing/attack/logs";
import { sessionCookie } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { createHttpServer } from "./http";
import type * as Logger from "./logger";
import { logger } from "./logger";

vi.mock("./logger", async (original) => {
  const actual = await original<typeof Logger>();
  const { recordingLogger } = await import("@/testing/attack/logs");
  const requestLogger = recordingLogger(actual.createRequestLogger);
  return { ...actual, requestLogger, logger: recordingLogger(actual.createLogger) };
});

const server = createHttpServer((req, res) => {
  if (req.url?.startsWith("/broken")) throw new Error("broken");
  res.end("a page");
});
let base = "";
let acme: Awaited<ReturnType<typeof createOrganization>>;
let own: Record<string, string>;
let seen = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  acme = await createOrganization();
  own = { ...json, cookie: sessionCookie(acme.owner.token), "x-organization-id": acme.id };
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  seen = readLogs().length;
});

const json = { "content-type": "application/json", origin: "http://localhost:3000" };
const post = (path: string, body: object, headers: Record<string, string> = own) =>
  fetch(`${base}${path}`, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" });

const line = z.object({ msg: z.string(), requestId: z.string().optional() }).loose();
const lines = () =>
  readLogs()
    .slice(seen)
    .map((text) => line.parse(JSON.parse(text)));

async function lineOf(answer: Response) {
  await answer.text();
  const requestId = answer.headers.get("x-request-id");
  const find = () => lines().find((each) => each.msg === "answered" && each.requestId === requestId);
  return vi.waitFor(() => find() ?? expect.fail("no line yet"));
}

describe("the line of a request", () => {
  it("says what was called, by whom, in which organization, and how it ended", async () => {
    const told = await lineOf(await post("/api/trpc/todos.create", { title: "For the log" }));
    expect(told).toMatchObject({
      method: "POST",
      path: "/api/trpc/",
      procedures: ["todos.create"],
      userId: acme.owner.user.id,
      organizationId: acme.id,
      status: 200,
      ms: expect.any(Number),
    });
  });

  it("says so of each call in a batch, and of one that is refused", async () => {
    const path = "/api/trpc/session.me,todos.list?batch=1&input=%7B%7D";
    const told = await lineOf(await fetch(`${base}${path}`, { headers: own }));
    expect(told.procedures).toEqual(["session.me", "todos.list"]);
    const refused = await lineOf(await post("/api/trpc/todos.create", { title: "x" }, json));
    expect(refused).toMatchObject({ status: 401, procedures: ["todos.create"] });
    expect(refused).not.toHaveProperty("userId");
  });

  it("says the part of a page's address that is no id", async () => {
    const told = await lineOf(await fetch(`${base}/o/acme/teams/01a1fcbe-68b9-77b0-8c36-3c2d60394fb7`));
    expect(told.path).toBe("/o/acme/teams/:id");
  });
});

describe("what is secret", () => {
  const secret = "S3cret-cAnAry-7f3a9b1c2d";

  it("stands in no line, wherever it is sent", async () => {
    const answers = [
      await post("/api/auth/sign-in/email", { email: "nobody@example.test", password: secret }),
      await post("/api/auth/reset-password", { newPassword: `${secret}!`, token: secret }),
      await fetch(`${base}/api/auth/reset-password/${secret}?callbackURL=/`, { redirect: "manual" }),
      await fetch(`${base}/api/auth/verify-email?token=${secret}`, { redirect: "manual" }),
      await fetch(`${base}/api/auth/${secret}`, { redirect: "manual" }),
      await fetch(`${base}/sign-in/link?token=${secret}`),
      await fetch(`${base}/broken?token=${secret}`),
      await fetch(`${base}/${secret}`, { headers: { cookie: secret, authorization: `Bearer ${secret}` } }),
      await fetch(`${base}/api/attachments/${acme.id}?signature=${secret}`),
      await post("/api/trpc/session.confirm", { password: secret }),
      await post(`/api/trpc/${secret}`, { password: secret }),
    ];
    for (const answer of answers) await lineOf(answer);
    const written = readLogs().slice(seen).join("");
    expect(written).not.toContain(secret);
    expect(written).not.toContain(acme.owner.token);
  });

  it("stands in no line of a sign-in that the database fails, nor beside the log", async () => {
    const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "log")];
    await adminSql`alter table session rename to session_away`;
    try {
      const email = `${secret}@example.test`.toLowerCase();
      const answer = await post("/api/auth/sign-in/email", { email, password: secret });
      expect(answer.status).toBe(500);
      expect(await answer.clone().json()).toMatchObject({ error: { message: "Internal error" } });
      await lineOf(answer);
      const written = readLogs().slice(seen).join("");
      expect(written).toContain("request failed");
      expect(written.toLowerCase()).not.toContain(secret.toLowerCase());
      for (const each of printed) expect(each).not.toHaveBeenCalled();
    } finally {
      await adminSql`alter table session_away rename to session`;
      for (const each of printed) each.mockRestore();
    }
  });

  it("stands in no line of a statement that fails, which says all else of it", () => {
    const cause = new Error("it broke");
    const error = new DrizzleQueryError("insert into x values ($1, $2)", [`"${secret}"\n`, secret], cause);
    expect(error.stack).toContain(secret);
    logger.error({ error: error.stack, cause: { message: error.message }, password: secret }, "failed");
    const written = readLogs().slice(seen).join("");
    expect(written).not.toContain(secret);
    expect(line.parse(JSON.parse(written)).error).toMatch(/insert into x.+\n {4}at .+http-watch/s);
  });
});
