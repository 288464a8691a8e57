import type { AddressInfo } from "node:net";
import { createEmailVerificationToken } from "better-auth/api";
import { and, desc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "@/env";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization, createSession, createUser } from "@/testing/factories";
import { auditLog, member, organization, session, user } from "../db/schema";
import { createHttpServer } from "../http";
import { logger } from "../logger";

const server = createHttpServer((_, res) => {
  res.end();
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth`;
});
afterAll(() => {
  server.close();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const password = "a-good-password";
const wrong = "not-the-password";

const post = (path: string, body: object, cookie = "") =>
  fetch(`${base}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: "http://localhost:3000",
      "user-agent": "a browser",
      "x-request-id": "from the client",
      "x-client-address": "203.0.113.9",
      cookie,
    },
    body: JSON.stringify(body),
  });

const signIn = (email: string, given = password) => post("/sign-in/email", { email, password: given });
/** What a browser sends back: of cookies with the same name the last one counts. */
const cookieOf = (made: readonly string[]) => {
  const kept = new Map(made.map((cookie) => [cookie.split("=", 1)[0], cookie.split(";", 1)[0]]));
  return [...kept.values()].join("; ");
};

let ada: { id: string; email: string };
let count = 0;

beforeEach(async () => {
  count += 1;
  const email = `ada-${count}@example.test`;
  await post("/sign-up/email", { name: "Ada Lovelace", email, password });
  const [confirmed] = await adminDb
    .update(user)
    .set({ emailVerified: true })
    .where(eq(user.email, email))
    .returning();
  if (!confirmed) throw new Error("nobody signed up");
  ada = confirmed;
});

const join = (organizationId: string) => adminDb.insert(member).values({ organizationId, userId: ada.id });
const entriesOf = (userId: string) =>
  adminDb.select().from(auditLog).where(eq(auditLog.userId, userId)).orderBy(desc(auditLog.id));
const newest = async () =>
  (await adminDb.select().from(auditLog).orderBy(desc(auditLog.createdAt), desc(auditLog.id)).limit(1))[0];

describe("signing in", () => {
  it("is written down in each live organization of the person, with address, client and request", async () => {
    const [acme, globex, left, gone] = [
      await createOrganization(),
      await createOrganization(),
      await createOrganization(),
      await createOrganization(),
    ];
    for (const each of [acme, globex, left, gone]) await join(each.id);
    const trashed = { deletedAt: new Date() };
    await adminDb
      .update(member)
      .set(trashed)
      .where(and(eq(member.organizationId, left.id), eq(member.userId, ada.id)));
    await adminDb.update(organization).set(trashed).where(eq(organization.id, gone.id));
    const response = await signIn(ada.email);
    expect(response.status).toBe(200);
    const entries = (await entriesOf(ada.id)).filter((entry) => entry.entityType === "session");
    expect(entries.map((entry) => entry.organizationId).sort()).toEqual([acme.id, globex.id].sort());
    const [made] = await adminDb.select().from(session).where(eq(session.userId, ada.id));
    for (const entry of entries) {
      expect(entry).toMatchObject({
        action: "sign_in",
        entityId: made?.id,
        userName: "Ada Lovelace",
        source: "auth.sign-in.email",
        ipAddress: "127.0.0.1",
        userAgent: "a browser",
        requestId: response.headers.get("x-request-id"),
      });
    }
  });

  it("is one entry without organization for who has none", async () => {
    await signIn(ada.email);
    expect(await entriesOf(ada.id)).toMatchObject([{ action: "sign_in", organizationId: null }]);
  });

  it("is read by the organization's admins, by action and by kind", async () => {
    const acme = await createOrganization();
    await join(acme.id);
    await signIn(ada.email);
    await signIn(ada.email, wrong);
    const { auditLog: log } = caller({ token: acme.owner.token, organizationId: acme.id });
    expect((await log.list({ entityType: "session" })).items.map((entry) => entry.action)).toEqual([
      "sign_in_failed",
      "sign_in",
    ]);
    const { items } = await log.list({ action: "sign_in_failed" });
    expect(items).toMatchObject([{ userId: ada.id, userName: "Ada Lovelace" }]);
    await expect(log.revert({ id: items[0]?.id ?? "" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is also the link that confirms an address", async () => {
    await adminDb.update(user).set({ emailVerified: false }).where(eq(user.id, ada.id));
    const token = await createEmailVerificationToken(env.BETTER_AUTH_SECRET, ada.email);
    expect((await fetch(`${base}/verify-email?token=${token}`)).status).toBe(200);
    expect(await entriesOf(ada.id)).toMatchObject([{ action: "sign_in", source: "auth.verify-email" }]);
  });

  it("is not a new password's session, nor an impersonation", async () => {
    const cookie = cookieOf((await signIn(ada.email)).headers.getSetCookie());
    const change = { currentPassword: password, newPassword: "another-password", revokeOtherSessions: true };
    expect((await post("/change-password", change, cookie)).status).toBe(200);
    const admin = await createUser({ role: "admin" });
    const token = await createSession(admin.id);
    await caller({ token }).admin.impersonation.start({ userId: ada.id, reason: "support" });
    expect((await entriesOf(ada.id)).map((entry) => entry.action)).toEqual(["update", "sign_in"]);
  });

  it("goes on when the entry cannot be written", async () => {
    const complaint = vi.spyOn(logger, "error");
    await adminSql`revoke insert on audit_log from app_platform`;
    const right = await signIn(ada.email).finally(() => adminSql`grant insert on audit_log to app_platform`);
    expect(right.status).toBe(200);
    expect(await entriesOf(ada.id)).toEqual([]);
    expect(complaint).toHaveBeenCalledTimes(1);
  });
});

describe("a failed sign-in", () => {
  it("is recorded with the person, and whatever the reason", async () => {
    await signIn(ada.email.toUpperCase(), wrong);
    await adminDb.update(user).set({ banned: true }).where(eq(user.id, ada.id));
    expect((await signIn(ada.email)).status).toBe(403);
    expect(
      (await entriesOf(ada.id)).map(({ action, userName, entityId }) => ({ action, userName, entityId })),
    ).toEqual(Array(2).fill({ action: "sign_in_failed", userName: "Ada Lovelace", entityId: null }));
  });

  it("keeps neither an unknown address nor a password", async () => {
    const response = await signIn("nobody@example.test", "hunter2-hunter2");
    const entry = await newest();
    expect(entry).toMatchObject({
      action: "sign_in_failed",
      organizationId: null,
      userId: null,
      ipAddress: "127.0.0.1",
      requestId: response.headers.get("x-request-id"),
    });
    expect(JSON.stringify(await adminDb.select().from(auditLog))).not.toMatch(
      /nobody@example|hunter2|not-the-pass/,
    );
  });

  it("answers alike for a member, for who has no organization and for an unknown address", async () => {
    const answer = async (response: Response) => ({
      status: response.status,
      body: await response.text(),
      headers: [...response.headers.keys()].sort(),
    });
    const unknown = await answer(await signIn("nobody@example.test", wrong));
    expect(await answer(await signIn(ada.email, wrong))).toEqual(unknown);
    await join((await createOrganization()).id);
    expect(await answer(await signIn(ada.email, wrong))).toEqual(unknown);
  });

  it("is not a malformed call", async () => {
    const before = await adminDb.$count(auditLog);
    expect((await signIn("no address")).status).toBe(400);
    expect((await post("/sign-in/email", { email: 1 })).status).toBe(400);
    expect(await adminDb.$count(auditLog)).toBe(before);
  });
});

describe("signing out", () => {
  it("names the session that ended, once", async () => {
    const cookie = cookieOf((await signIn(ada.email)).headers.getSetCookie());
    await post("/sign-out", {}, cookie);
    await post("/sign-out", {}, cookie);
    const [out, signedIn, ...more] = await entriesOf(ada.id);
    expect(more).toEqual([]);
    expect(out).toMatchObject({ action: "sign_out", source: "auth.sign-out", entityId: signedIn?.entityId });
  });

  it("of an impersonation names the administrator", async () => {
    const admin = await createUser({ name: "Alex", role: "admin" });
    const cookies: string[] = [];
    const token = await createSession(admin.id);
    const api = caller({ token, setCookies: (made) => cookies.push(...made) });
    await api.admin.impersonation.start({ userId: ada.id, reason: "support" });
    await post("/sign-out", {}, cookieOf(cookies));
    expect(await entriesOf(ada.id)).toMatchObject([
      { action: "sign_out", userName: "Ada Lovelace", impersonatorId: admin.id, impersonatorName: "Alex" },
    ]);
  });
});
