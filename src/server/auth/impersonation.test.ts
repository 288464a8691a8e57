import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endOverdue } from "@/features/admin/jobs";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { auditLog, member, session, user } from "../db/schema";
import { changes, stopChanges } from "../events/changes";
import { answerAuth } from "./handler";
import { sessionToken } from "./session-token";

const code = (expected: string) => expect.objectContaining({ code: expected });
const reason = "Ticket 4711";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let mia: Awaited<ReturnType<typeof addMember>>;
let admin: { id: string; name: string; token: string };
/** A second one, so that the first can be demoted. */
let root: { id: string; token: string };

async function newAdmin(name: string) {
  const person = await createUser({ name, role: "admin" });
  await createSession(person.id);
  return { ...person, token: await createSession(person.id) };
}
beforeAll(() => changes().ready);
beforeEach(async () => {
  acme = await createOrganization();
  [mia, admin, root] = await Promise.all([
    addMember(acme.id, "member", "Mia"),
    newAdmin("Alex"),
    newAdmin("Root"),
  ]);
});
afterAll(stopChanges);

/** What a browser sends after these cookies were set. */
const jarOf = (cookies: readonly string[]) =>
  cookies
    .map((cookie) => cookie.split(";", 1)[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

async function impersonate(userId = mia.user.id, token = admin.token) {
  let set: readonly string[] = [];
  const setCookies = (cookies: readonly string[]) => {
    set = cookies;
  };
  await caller({ token, setCookies }).admin.impersonation.start({ userId, reason });
  const cookie = jarOf(set);
  const own = sessionToken(new Headers({ cookie })) ?? "";
  return { token: own, cookie, api: () => caller({ token: own, organizationId: acme.id }) };
}

const bySession = (token: string) => eq(session.token, token);
const lives = async ({ api }: Awaited<ReturnType<typeof impersonate>>) => {
  const me = await api().session.me();
  const list = await api()
    .todos.list()
    .catch((error: { code: string }) => error.code);
  return me !== null && typeof list === "object" ? true : [me, list];
};
const gone = [null, "UNAUTHORIZED"];

/** The triggers see nothing of it: as if the rows had been changed behind their back. */
const unseen = (change: (sql: typeof adminSql) => Promise<unknown>) =>
  adminSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await change(sql as unknown as typeof adminSql);
  });

describe("an impersonation ends at once", () => {
  const ways: Record<string, () => Promise<unknown>> = {
    "signs out": () => adminDb.delete(session).where(bySession(admin.token)),
    "is demoted": () =>
      caller({ token: root.token }).admin.users.setRole({ id: admin.id, role: "user", reason }),
    "is banned": () => caller({ token: root.token }).admin.users.ban({ id: admin.id, reason }),
    "is signed out everywhere": () =>
      caller({ token: root.token }).admin.users.revokeSessions({ id: admin.id }),
    "is demoted by hand": () => adminDb.update(user).set({ role: "user" }).where(eq(user.id, admin.id)),
    "is banned by hand": () => adminDb.update(user).set({ banned: true }).where(eq(user.id, admin.id)),
    "has a session that ran out": () =>
      adminDb
        .update(session)
        .set({ expiresAt: new Date(0) })
        .where(bySession(admin.token)),
    "is demoted unseen": () => unseen((sql) => sql`update "user" set role = 'user' where id = ${admin.id}`),
    "is banned unseen": () => unseen((sql) => sql`update "user" set banned = true where id = ${admin.id}`),
    "loses the session unseen": () => unseen((sql) => sql`delete from session where token = ${admin.token}`),
  };
  it.each(Object.entries(ways))("when the administrator %s", async (_, end) => {
    const borrowed = await impersonate();
    expect(await lives(borrowed)).toBe(true);
    await end();
    expect(await lives(borrowed)).toEqual(gone);
    expect(await caller({ token: mia.token }).session.me()).not.toBeNull();
  });

  const becoming: Record<string, () => Promise<unknown>> = {
    "becomes one": () =>
      caller({ token: root.token }).admin.users.setRole({ id: mia.user.id, role: "admin", reason }),
    "is banned": () => caller({ token: root.token }).admin.users.ban({ id: mia.user.id, reason }),
    "becomes one by hand": () => adminDb.update(user).set({ role: "admin" }).where(eq(user.id, mia.user.id)),
    "becomes one unseen": () =>
      unseen((sql) => sql`update "user" set role = 'admin' where id = ${mia.user.id}`),
  };
  it.each(Object.entries(becoming))("when the person %s", async (_, become) => {
    const borrowed = await impersonate();
    await become();
    expect(await lives(borrowed)).toEqual(gone);
    expect(await caller({ token: admin.token }).session.me()).not.toBeNull();
  });

  it("on open screens", { timeout: 15_000 }, async () => {
    const borrowed = await impersonate();
    const stream = (await borrowed.api().admin.impersonation.onEnd())[Symbol.asyncIterator]();
    expect((await stream.next()).value).toEqual({ secondsLeft: expect.any(Number) });
    const ended = expect(stream.next()).rejects.toEqual(code("UNAUTHORIZED"));
    await adminDb.delete(session).where(bySession(admin.token));
    await ended;
  });

  it("but not when the administrator signs out on another device", async () => {
    const elsewhere = await createSession(admin.id);
    const borrowed = await impersonate();
    await adminDb.delete(session).where(bySession(elsewhere));
    expect(await lives(borrowed)).toBe(true);
  });
});

describe("an impersonation", () => {
  it("is never of an administrator or of somebody banned, whoever makes the row", async () => {
    const banned = await createUser();
    await adminDb.update(user).set({ banned: true }).where(eq(user.id, banned.id));
    for (const id of [root.id, banned.id]) {
      await expect(impersonate(id)).rejects.toEqual(code("FORBIDDEN"));
      await expect(createSession(id, { impersonatedBy: admin.id })).rejects.toThrow();
    }
    const ofRoot = and(isNotNull(session.impersonatedBy), eq(session.userId, root.id));
    expect(await adminDb.$count(session, ofRoot)).toBe(0);
  });

  it("is bound to a session of its administrator in the row itself", async () => {
    const { token } = await impersonate();
    const [made] = await adminDb.select().from(session).where(bySession(token));
    const [own] = await adminDb.select().from(session).where(bySession(admin.token));
    expect(made).toMatchObject({ impersonatorSessionId: own?.id, impersonatedBy: admin.id });
    const [foreign] = await adminDb.select().from(session).where(bySession(root.token));
    const values = { userId: mia.user.id, expiresAt: new Date(), impersonatedBy: admin.id };
    const insert = (impersonatorSessionId: string | null) =>
      adminDb.insert(session).values({ ...values, token: crypto.randomUUID(), impersonatorSessionId });
    await expect(insert(null)).rejects.toThrow();
    await expect(insert(foreign?.id ?? "")).rejects.toThrow();
    for (const change of [
      { impersonatedBy: null, impersonatorSessionId: null },
      { userId: acme.owner.user.id },
    ])
      await expect(adminDb.update(session).set(change).where(bySession(token))).rejects.toThrow();
  });

  it("lasts sixty minutes of the database's clock, and no longer whatever is asked", async () => {
    const { token, api } = await impersonate();
    const lasts = async () =>
      (
        await adminSql`select extract(epoch from expires_at - created_at)::int as seconds,
        created_at <= now() as begun from session where token = ${token}`
      )[0];
    expect(await lasts()).toEqual({ seconds: 3600, begun: true });
    await adminDb
      .update(session)
      .set({ expiresAt: new Date("2100-01-01") })
      .where(bySession(token));
    expect(await lasts()).toEqual({ seconds: 3600, begun: true });
    const { impersonation } = (await api().session.me()) ?? {};
    expect(impersonation).toMatchObject({ reason, secondsLeft: expect.any(Number) });
    expect(impersonation?.secondsLeft).toBeLessThanOrEqual(3600);
    await adminDb
      .update(session)
      .set({ expiresAt: new Date(0) })
      .where(bySession(token));
    expect(await api().session.me()).toBeNull();
  });

  it("stands in the log of every live organization of the person, from begin to end", async () => {
    const globex = await createOrganization();
    await adminDb.insert(member).values({ organizationId: globex.id, userId: mia.user.id, role: "viewer" });
    const borrowed = await impersonate();
    await borrowed.api().todos.create({ title: "Made for Mia" });
    await adminDb.delete(session).where(bySession(admin.token));
    for (const { id, owner } of [acme, globex]) {
      const { items } = await caller({ token: owner.token, organizationId: id }).auditLog.list({
        entityType: "session",
      });
      expect(items.map(({ action }) => action)).toEqual(["impersonation_stop", "impersonation_start"]);
      for (const item of items)
        expect(item).toMatchObject({ userName: "Mia", impersonatorName: "Alex", reason });
    }
    const [made] = await adminDb
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, acme.id), eq(auditLog.entityType, "todos")));
    expect(made).toMatchObject({ userId: mia.user.id, impersonatorId: admin.id, impersonatorName: "Alex" });
  });

  it("whose time is over ends in the log too, and no other does", async () => {
    const [over, lasting] = [await impersonate(), await impersonate(acme.owner.user.id, root.token)];
    await adminDb
      .update(session)
      .set({ expiresAt: new Date(0) })
      .where(bySession(over.token));
    await endOverdue();
    expect(await lives(lasting)).toBe(true);
    const stops = await adminDb
      .select({ userId: auditLog.userId })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, acme.id), eq(auditLog.action, "impersonation_stop")));
    expect(stops).toEqual([{ userId: mia.user.id }]);
  });

  it("that cannot be written down does not begin", async () => {
    await adminSql`revoke insert on audit_log from app_platform`;
    await impersonate()
      .then(() => expect.fail("it began"))
      .catch(() => {})
      .finally(() => adminSql`grant insert on audit_log to app_platform`);
    expect(
      await adminDb.$count(session, and(eq(session.userId, mia.user.id), isNotNull(session.impersonatedBy))),
    ).toBe(0);
  });
});

const signOut = (cookie: string) =>
  answerAuth(
    new Request("http://localhost:3000/api/auth/sign-out", {
      method: "POST",
      headers: { cookie, origin: "http://localhost:3000" },
    }),
  );

describe("after an impersonation", () => {
  it("signing out of it signs the administrator out too, here and in the browser", async () => {
    const { cookie } = await impersonate();
    const answer = await signOut(cookie);
    expect(answer.status).toBe(200);
    expect(await caller({ token: admin.token }).session.me()).toBeNull();
    expect(answer.headers.getSetCookie().join("\n")).toMatch(/admin_session=;.*Max-Age=0/);
  });

  it("that ended by itself the own session comes back, if it lives", async () => {
    const { cookie, token } = await impersonate();
    await adminDb.delete(session).where(bySession(token));
    const set: string[] = [];
    const setCookies = (cookies: readonly string[]) => void set.push(...cookies);
    const browser = (sent: string) => caller({ cookie: sent, setCookies }).admin.impersonation;
    expect(await browser(cookie).after()).toEqual({ ended: true, ownSession: true });
    expect(await browser(cookie).leave()).toEqual({ resumed: true });
    const next = jarOf(set);
    expect(sessionToken(new Headers({ cookie: next }))).toBe(admin.token);
    expect(await browser(next).after()).toEqual({ ended: false, ownSession: false });
    await adminDb.delete(session).where(bySession(admin.token));
    expect(await browser(cookie).after()).toEqual({ ended: true, ownSession: false });
    set.length = 0;
    expect(await browser(cookie).leave()).toEqual({ resumed: false });
    expect(jarOf(set)).toBe("");
    expect(set).toHaveLength(3);
    const forged = cookie.replace(/(admin_session=)[^;]*/, `$1${root.token}%3A.forged`);
    expect(await browser(forged).after()).toEqual({ ended: false, ownSession: false });
    expect(await browser(forged).leave()).toEqual({ resumed: false });
  });
});
