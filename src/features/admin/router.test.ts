import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createOrganization, createSession, createUser } from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });

let admin: { id: string; token: string };
beforeAll(async () => {
  const person = await createUser({ name: "Root", role: "admin" });
  admin = { id: person.id, token: await createSession(person.id) };
});

const platform = () => caller({ token: admin.token });

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
    await expect(platform().admin.users.setRole({ id: admin.id, role: "user" })).rejects.toEqual(
      code("FORBIDDEN"),
    );
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
