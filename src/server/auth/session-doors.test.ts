import { createHmac } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { caller, sessionCookie } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { member, organization, session, user, verification } from "../db/schema";
import { createContext } from "../trpc/context";
import { auth } from "./auth";
import { sessionToken } from "./session-token";
import { findSession, listMemberships } from "./sessions";

const tokenOf = (cookie: string) => sessionToken(new Headers({ cookie }));

describe("the session cookie", () => {
  it("counts only with our signature", () => {
    expect(tokenOf(sessionCookie("a-token"))).toBe("a-token");
    const forged = createHmac("sha256", "another secret").update("a-token").digest("base64");
    for (const value of ["a-token", "a-token.", `a-token.${forged}`, `.${forged}`, "%E0%A4%A"]) {
      expect(tokenOf(`better-auth.session_token=${encodeURIComponent(value)}`), value).toBeNull();
    }
    const [, signature] = decodeURIComponent(sessionCookie("a-token")).split(".").slice(1);
    expect(tokenOf(`better-auth.session_token=other.${signature}`)).toBeNull();
  });
});

describe("a session", () => {
  it("is found while it lives and its person is not banned", async () => {
    const person = await createUser();
    const token = await createSession(person.id);
    expect(await findSession(token)).toMatchObject({ user: { id: person.id } });
    await adminDb.update(user).set({ banned: true }).where(eq(user.id, person.id));
    expect(await findSession(token)).toBeNull();
    const over = { banned: true, banExpires: new Date(Date.now() - 1000) };
    await adminDb.update(user).set(over).where(eq(user.id, person.id));
    expect(await findSession(token)).not.toBeNull();
    await adminDb
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(session.token, token));
    expect(await findSession(token)).toBeNull();
  });

  it("lists the live organizations of a live member", async () => {
    const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
    const { user: person } = await addMember(acme.id, "member");
    await adminDb.insert(member).values({ organizationId: globex.id, userId: person.id, role: "viewer" });
    const ids = async () => (await listMemberships(person.id)).map((each) => each.id).sort();
    expect(await ids()).toEqual([acme.id, globex.id].sort());
    const left = and(eq(member.organizationId, acme.id), eq(member.userId, person.id));
    await adminDb.update(member).set({ deletedAt: new Date() }).where(left);
    expect(await ids()).toEqual([globex.id]);
    await adminDb.update(organization).set({ deletedAt: new Date() }).where(eq(organization.id, globex.id));
    expect(await ids()).toEqual([]);
  });
});

describe("the organization header", () => {
  it("of no organization's shape is an unknown organization, not the active one", async () => {
    const acme = await createOrganization();
    const token = await createSession(acme.owner.user.id, { activeOrganizationId: acme.id });
    await expect(caller({ token }).todos.list()).resolves.toBeTruthy();
    for (const organizationId of ["acme", `${acme.id}x`, "' or 1=1"]) {
      await expect(caller({ token, organizationId }).todos.list()).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const headers = new Headers({ "x-organization-id": acme.slug });
    const { organizationId } = createContext({ headers, ipAddress: null, setCookies: () => {} });
    expect(organizationId).toBe("00000000-0000-0000-0000-000000000000");
  });
});

const post = (path: string, body: object) =>
  auth().handler(
    new Request(`http://localhost:3000/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost:3000" },
      body: JSON.stringify(body),
    }),
  );

const signUp = async (email: string, password = "a-good-password") =>
  (await post("/sign-up/email", { name: "New", email, password })).status;

describe("an account", () => {
  it("needs a password of some length", async () => {
    expect(await signUp("short@example.test", "short")).toBe(400);
    expect(await signUp("long@example.test", "x".repeat(1_000))).toBe(400);
    const made = inArray(user.email, ["short@example.test", "long@example.test"]);
    expect(await adminDb.$count(user, made)).toBe(0);
  });

  it("signs in only when its address is confirmed", async () => {
    const email = "unconfirmed@example.test";
    expect(await signUp(email)).toBe(200);
    const signIn = () => post("/sign-in/email", { email, password: "a-good-password" });
    expect((await signIn()).status).toBe(403);
    await adminDb.update(user).set({ emailVerified: true }).where(eq(user.email, email));
    expect((await signIn()).status).toBe(200);
  });

  it("loses its sessions with its old password", async () => {
    const email = "forgetful@example.test";
    await signUp(email);
    await adminDb.update(user).set({ emailVerified: true }).where(eq(user.email, email));
    await post("/sign-in/email", { email, password: "a-good-password" });
    const [person] = await adminDb.select().from(user).where(eq(user.email, email));
    const sessions = () => adminDb.$count(session, eq(session.userId, person?.id ?? ""));
    expect(await sessions()).toBe(1);
    await post("/request-password-reset", { email });
    const [mail] = await adminSql<{ url: string }[]>`
      select data #>> '{props,url}' as url from pgboss.job
      where name = 'mail' and data ->> 'template' = 'reset-password' and data ->> 'to' = ${email}`;
    const token = new URL(mail?.url ?? "").pathname.split("/").at(-1);
    const kept = await adminDb.select().from(verification);
    expect(kept.filter(({ identifier }) => identifier.includes(String(token)))).toEqual([]);
    const reset = () => post("/reset-password", { token, newPassword: "another-password" });
    expect((await reset()).status).toBe(200);
    expect(await sessions()).toBe(0);
    expect((await reset()).status).toBe(400);
  });
});
