import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { UserFilter, UserRole } from "@/domain/roles";
import { account, auditLog, session, user } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization, createSession, createUser } from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });

let admin: { id: string; token: string };
beforeAll(async () => {
  const person = await createUser({ name: "Root", role: "admin" });
  admin = { id: person.id, token: await createSession(person.id) };
});

const platform = () => caller({ token: admin.token });

const entriesOf = (id: string) =>
  adminDb.select().from(auditLog).where(eq(auditLog.entityId, id)).orderBy(auditLog.createdAt);

/** Nobody else is one any more, whatever the database would say. */
const onlyAdmins = (ids: string[]) =>
  adminSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update "user" set role = case when id = any (${ids}) then 'admin' else 'user' end`;
  });

describe("the admin area", () => {
  it("finds people and says where they belong", async () => {
    const acme = await createOrganization();
    const { items } = await platform().admin.users.list({ search: acme.owner.user.email });
    expect(items).toMatchObject([{ id: acme.owner.user.id, banned: false }]);
    expect(await platform().admin.users.get({ id: acme.owner.user.id })).toMatchObject({
      memberships: [{ organizationId: acme.id, role: "owner" }],
      sessions: [{}],
    });
  });

  it("bans a person with a reason, ends the sessions at once, and writes it down", async () => {
    const { owner } = await createOrganization();
    await platform().admin.users.ban({ id: owner.user.id, reason: "Spam", expiresAt: null });
    expect(await caller({ token: owner.token }).session.me()).toBeNull();
    expect(await platform().admin.users.get({ id: owner.user.id })).toMatchObject({
      banned: true,
      banReason: "Spam",
      sessions: [],
    });
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.action, "admin.users.ban"));
    expect(entries).toMatchObject([{ userId: admin.id }]);
    await platform().admin.users.unban({ id: owner.user.id });
    expect(await platform().admin.users.get({ id: owner.user.id })).toMatchObject({
      banned: false,
      banReason: null,
    });
  });

  it("does not let administrators ban or demote themselves", async () => {
    await expect(platform().admin.users.ban({ id: admin.id, reason: "Oops" })).rejects.toEqual(
      code("FORBIDDEN"),
    );
    await expect(
      platform().admin.users.setRole({ id: admin.id, role: "user", reason: "Oops" }),
    ).rejects.toEqual(code("FORBIDDEN"));
  });

  it("lists people by what they are, page after page, without deleted accounts", async () => {
    const tag = crypto.randomUUID();
    const people = await Promise.all(
      ["plain", "admin", "banned", "unverified", "guest", "deleted"].map(async (kind) => {
        const role = kind === "admin" ? "admin" : "user";
        const person = await createUser({
          name: `${kind} ${tag}`,
          role,
          emailVerified: kind !== "unverified",
        });
        return [kind, person.id] as const;
      }),
    );
    const id = (kind: string) => new Map(people).get(kind) ?? "";
    const set = (kind: string, values: Partial<typeof user.$inferInsert>) =>
      adminDb
        .update(user)
        .set(values)
        .where(eq(user.id, id(kind)));
    await set("banned", { banned: true });
    await set("guest", { isAnonymous: true, emailVerified: false });
    await set("deleted", { deletedAt: new Date(), banned: true });
    const api = platform().admin.users;
    const kinds = async (show: UserFilter) =>
      (await api.list({ search: tag, show })).items.map((each) => each.name.split(" ")[0]).sort();
    expect(await kinds("all")).toEqual(["admin", "banned", "guest", "plain", "unverified"]);
    expect(await kinds("admins")).toEqual(["admin"]);
    expect(await kinds("banned")).toEqual(["banned"]);
    expect(await kinds("unverified")).toEqual(["unverified"]);
    expect(await kinds("guests")).toEqual(["guest"]);
    await set("banned", { banExpires: new Date(0) });
    expect(await kinds("banned")).toEqual([]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.list>> = await api.list({ search: tag, limit: 2, cursor });
      seen.push(...page.items.map((each) => each.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  });

  it("tells when somebody was last seen, how they sign in, and what their organizations pay for", async () => {
    const { owner, id } = await createOrganization();
    const lastUsedAt = new Date("2026-01-02T03:04:05Z");
    await adminDb.update(session).set({ lastUsedAt }).where(eq(session.token, owner.token));
    await createSession(owner.user.id, { impersonatedBy: admin.id });
    const credential = { accountId: "x", userId: owner.user.id, password: "never shown" };
    await adminDb.insert(account).values([
      { ...credential, providerId: "credential" },
      { ...credential, providerId: "google" },
    ]);
    const api = platform().admin.users;
    const found = await api.get({ id: owner.user.id });
    expect(found).toMatchObject({
      lastSeenAt: "2026-01-02T03:04:05Z",
      ways: { hasPassword: true, providers: ["google"], passkeys: 0 },
      memberships: [{ organizationId: id, plan: "pro", role: "owner" }],
    });
    expect(found.sessions.map((each) => each.impersonated).sort()).toEqual([false, true]);
    expect(JSON.stringify(found)).not.toContain("never shown");
    expect((await api.list({ search: owner.user.email })).items).toMatchObject([
      { organizations: 1, lastSeenAt: "2026-01-02T03:04:05Z" },
    ]);
  });

  it("ends one session of somebody, or all of them", async () => {
    const { owner } = await createOrganization();
    const other = await createSession(owner.user.id);
    const [made] = await adminDb.select().from(session).where(eq(session.token, other));
    const api = () => platform().admin.users;
    await api().endSession({ id: made?.id ?? "" });
    expect(await caller({ token: other }).session.me()).toBeNull();
    expect(await caller({ token: owner.token }).session.me()).not.toBeNull();
    await expect(api().endSession({ id: made?.id ?? "" })).rejects.toEqual(code("NOT_FOUND"));
    await api().revokeSessions({ id: owner.user.id });
    expect(await caller({ token: owner.token }).session.me()).toBeNull();
    expect(await entriesOf(owner.user.id)).toMatchObject([
      { action: "admin.users.endSession", userId: admin.id, entityLabel: owner.user.name },
      { action: "admin.users.revokeSessions" },
    ]);
  });

  it("confirms an address by hand with a reason, and sends the mail again, once it is needed", async () => {
    const person = await createUser({ emailVerified: false });
    const api = () => platform().admin.users;
    await api().resendVerification({ id: person.id });
    const [mail] = await adminSql`select 1 from pgboss.job
      where name = 'mail' and data ->> 'template' = 'verify-email' and data ->> 'to' = ${person.email}`;
    expect(mail).toBeTruthy();
    await expect(api().verify({ id: person.id, reason: " " })).rejects.toEqual(code("BAD_REQUEST"));
    await api().verify({ id: person.id, reason: "Showed the passport" });
    expect(await api().get({ id: person.id })).toMatchObject({ emailVerified: true });
    for (const again of [
      api().verify({ id: person.id, reason: "Again" }),
      api().resendVerification({ id: person.id }),
    ])
      await expect(again).rejects.toEqual(code("CONFLICT"));
    expect(await entriesOf(person.id)).toMatchObject([
      { action: "admin.users.resendVerification" },
      { action: "admin.users.verify", reason: "Showed the passport" },
    ]);
  });

  it("gives and takes the role with a reason, and never takes the last one", async () => {
    const person = await createUser({ name: "Second" });
    const setRole = (role: UserRole) =>
      platform().admin.users.setRole({ id: person.id, role, reason: "Joins the team" });
    await setRole("admin");
    await setRole("user");
    expect(await entriesOf(person.id)).toMatchObject([
      { action: "admin.users.setRole", reason: "Joins the team" },
      { action: "admin.users.setRole" },
    ]);
    await onlyAdmins([admin.id]);
    for (const values of [{ role: "user" }, { banned: true }])
      await expect(adminDb.update(user).set(values).where(eq(user.id, admin.id))).rejects.toThrow();
    await expect(platform().account.remove()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await platform().session.me()).toMatchObject({ user: { id: admin.id } });
    await onlyAdmins([admin.id, person.id]);
    const both = [admin.id, person.id].map((id) =>
      adminDb.update(user).set({ role: "user" }).where(eq(user.id, id)),
    );
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await onlyAdmins([admin.id]);
  });

  it("lets one of two administrators who would demote or ban each other at once", {
    timeout: 60_000,
  }, async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const two = await Promise.all(
        ["One", "Two"].map(async (name) => {
          const { id } = await createUser({ name, role: "admin" });
          return { id, token: await createSession(id) };
        }),
      );
      const [one, other] = two;
      if (!one || !other) throw new Error("no administrators");
      await onlyAdmins([one.id, other.id, admin.id]);
      const strike = (by: typeof one, at: typeof one) =>
        turn % 2
          ? caller({ token: by.token }).admin.users.ban({ id: at.id, reason: "Takes over" })
          : caller({ token: by.token }).admin.users.setRole({
              id: at.id,
              role: "user",
              reason: "Takes over",
            });
      const settled = await Promise.allSettled([strike(one, other), strike(other, one)]);
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const left = and(eq(user.role, "admin"), eq(user.banned, false));
      expect(await adminDb.$count(user, left)).toBe(2);
    }
  });

  it("impersonates with a reason, shows it, closes the admin area meanwhile, and comes back", async () => {
    const acme = await createOrganization();
    let cookies: readonly string[] = [];
    const setCookies = (set: readonly string[]) => {
      cookies = set;
    };
    await caller({ token: admin.token, setCookies }).admin.impersonation.start({
      userId: acme.owner.user.id,
      reason: "Support call",
    });
    const jar = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    const token = decodeURIComponent(/session_token=([^;.]+)/.exec(jar)?.[1] ?? "");
    const api = caller({ token, organizationId: acme.id });
    expect(await api.session.me()).toMatchObject({
      user: { id: acme.owner.user.id },
      impersonation: { reason: "Support call" },
    });
    await expect(api.todos.list()).resolves.toMatchObject({ items: [] });
    await expect(api.admin.stats()).rejects.toEqual(code("NOT_FOUND"));
  });

  it("impersonates neither another administrator nor nobody", async () => {
    const other = await createUser({ role: "admin" });
    await expect(
      platform().admin.impersonation.start({ userId: other.id, reason: "Because" }),
    ).rejects.toEqual(code("FORBIDDEN"));
    await expect(
      platform().admin.impersonation.start({
        userId: "01a1fcbe-68b9-77b0-8c36-3c2d60394fb7",
        reason: "Because",
      }),
    ).rejects.toEqual(code("NOT_FOUND"));
    await expect(platform().admin.impersonation.stop()).rejects.toEqual(code("BAD_REQUEST"));
  });
});
