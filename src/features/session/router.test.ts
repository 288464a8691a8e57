import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { session } from "@/server/db/schema";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createSession, createUser } from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("a person's sessions", () => {
  it("are listed with their devices, this one marked, and end one by one", async () => {
    const { id } = await createUser();
    const [token, other] = [await createSession(id), await createSession(id, { userAgent: "Other/1.0" })];
    const own = caller({ token }).session;
    const listed = await own.list();
    expect(listed.map((each) => [each.userAgent, each.current]).sort()).toEqual(
      [
        ["Other/1.0", false],
        [null, true],
      ].sort(),
    );
    expect(JSON.stringify(listed)).not.toContain(token);
    const ended = listed.find((each) => !each.current)?.id ?? "";
    await own.end({ id: ended });
    expect(await caller({ token: other }).session.me()).toBeNull();
    await expect(own.end({ id: ended })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("end all but this one at once", async () => {
    const { id } = await createUser();
    const [token, other, third] = [await createSession(id), await createSession(id), await createSession(id)];
    expect(await caller({ token }).session.endOthers()).toEqual({ ended: 2 });
    for (const gone of [other, third]) expect(await caller({ token: gone }).session.me()).toBeNull();
    expect(await caller({ token }).session.me()).not.toBeNull();
  });

  it("are nobody else's to see or end", async () => {
    const [ada, eve] = [await createUser(), await createUser()];
    const token = await createSession(ada.id);
    const mallory = caller({ token: await createSession(eve.id) }).session;
    const [own] = await caller({ token }).session.list();
    await expect(mallory.end({ id: own?.id ?? "" })).rejects.toEqual(code("NOT_FOUND"));
    expect(await mallory.list()).toHaveLength(1);
    await expect(caller().session.list()).rejects.toEqual(code("UNAUTHORIZED"));
  });

  it("are closed to somebody who impersonates the person, whose own session is not among them", async () => {
    const [ada, admin] = [await createUser(), await createUser({ role: "admin" })];
    const token = await createSession(ada.id);
    const foreign = await createSession(ada.id, { impersonatedBy: admin.id });
    await expect(caller({ token: foreign }).session.list()).rejects.toEqual(code("FORBIDDEN"));
    expect(await caller({ token }).session.list()).toHaveLength(1);
  });

  it("remember when they were last used", async () => {
    const token = await createSession((await createUser()).id);
    const old = { lastUsedAt: sql`now() - interval '1 hour'` };
    await adminDb.update(session).set(old).where(eq(session.token, token));
    await caller({ token }).session.me();
    const [{ recent } = { recent: false }] = await adminDb
      .select({ recent: sql<boolean>`${session.lastUsedAt} > now() - interval '1 minute'` })
      .from(session)
      .where(eq(session.token, token));
    expect(recent).toBe(true);
  });
});

describe("trying out", () => {
  it("is no account: nothing is changed about it but by saving it", async () => {
    const browser = new Browser();
    await caller({ setCookies: (cookies) => browser.keep(cookies) }).session.tryOut();
    const answer = await browser.call("/change-email", { newEmail: "mine@example.test" });
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: "GUEST" })]);
  });

  it("speaks the language of the page that it was begun on", async () => {
    const browser = new Browser();
    const setCookies = (cookies: readonly string[]) => browser.keep(cookies);
    await caller({ language: "de", setCookies }).session.tryOut();
    const guest = caller({ token: browser.token });
    expect(await guest.session.me()).toMatchObject({ user: { name: "Gast", preferredLocale: "de" } });
    const [own] = await guest.organizations.list();
    expect(own?.name).toBe("Dein Probelauf");
    const inside = caller({ token: browser.token, organizationId: own?.id });
    expect((await inside.projects.list()).map(({ name }) => name)).toEqual(["Erste Schritte"]);
    const titles = (await inside.todos.list()).items.map(({ title }) => title);
    expect(titles).toContain("Erledige diese Aufgabe mit dem Kästchen links");
  });

  it("opens an organization with something in it, for a guest whose cookie is set", async () => {
    const browser = new Browser();
    const { slug } = await caller({ setCookies: (cookies) => browser.keep(cookies) }).session.tryOut();
    const guest = caller({ token: browser.token });
    expect(await guest.session.me()).toMatchObject({ user: { isAnonymous: true, name: "Guest" } });
    const [own] = await guest.organizations.list();
    expect(own).toMatchObject({ slug, role: "owner" });
    const inside = caller({ token: browser.token, organizationId: own?.id });
    expect((await inside.todos.list()).items).toHaveLength(4);
    expect((await inside.projects.list()).map(({ name }) => name)).toEqual(["First steps"]);
    await expect(inside.invitations.list()).resolves.toBeTruthy();
    const invited = { emails: ["friend@example.test"], role: "member" as const };
    await expect(inside.invitations.create(invited)).rejects.toEqual(code("FORBIDDEN"));
  });
});
