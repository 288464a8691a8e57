import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { account, member, passkey, session, user, userPicture } from "@/server/db/schema";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { linkOf } from "@/testing/mailbox";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
afterAll(() => mailbox.close());

const code = (expected: string) => expect.objectContaining({ code: expected });
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(50)]).toString("base64");

async function newPerson() {
  const person = await createUser({ name: "Ada" });
  const token = await createSession(person.id);
  return { ...person, token, own: caller({ token }).account };
}

describe("a profile", () => {
  it("takes names, language, theme, time zone and mails; the full name follows", async () => {
    const { own } = await newPerson();
    const changed = {
      preferredLocale: "de",
      theme: "dark",
      timeZone: "Europe/Berlin",
      mutedMails: ["digest"],
    } as const;
    await own.update({ ...changed, mutedMails: ["digest"], firstName: " Ada ", lastName: "Lovelace" });
    expect(await own.profile()).toMatchObject({ ...changed, name: "Ada Lovelace", firstName: "Ada" });
    await own.update({ timeZone: null });
    expect(await own.profile()).toMatchObject({ timeZone: null, name: "Ada Lovelace" });
  });

  it("refuses what is no time zone, no language and no name", async () => {
    const { own } = await newPerson();
    await expect(own.update({ timeZone: "Mars/Olympus" })).rejects.toEqual(code("BAD_REQUEST"));
    await expect(own.update({ firstName: "  " })).rejects.toEqual(code("BAD_REQUEST"));
    await expect(own.update({})).rejects.toEqual(code("BAD_REQUEST"));
  });

  it("has one picture, of the kind its bytes say, under a new address each time", async () => {
    const { own, id } = await newPerson();
    const first = await own.setPicture({ content: png });
    const second = await own.setPicture({ content: png });
    expect(second.image).not.toBe(first.image);
    expect(await own.profile()).toMatchObject({ image: second.image });
    expect(await adminDb.$count(userPicture, eq(userPicture.userId, id))).toBe(1);
    const script = Buffer.from("<svg onload=alert(1)>").toString("base64");
    await expect(own.setPicture({ content: script })).rejects.toEqual(code("BAD_REQUEST"));
    const large = Buffer.concat([Buffer.from(png, "base64"), Buffer.alloc(70_000)]).toString("base64");
    await expect(own.setPicture({ content: large })).rejects.toEqual(code("BAD_REQUEST"));
    await own.removePicture();
    expect(await own.profile()).toMatchObject({ image: null });
  });
});

describe("passkeys and connected accounts", () => {
  const addPasskey = async (userId: string) => {
    const key = { publicKey: "key", credentialID: crypto.randomUUID(), counter: 0 };
    const values = { userId, name: "Laptop", deviceType: "singleDevice", backedUp: false, ...key };
    const [made] = await adminDb.insert(passkey).values(values).returning({ id: passkey.id });
    return made?.id ?? "";
  };

  it("are listed, renamed and removed by their person alone, who is told by mail", async () => {
    const [ada, eve] = [await newPerson(), await newPerson()];
    const id = await addPasskey(ada.id);
    await expect(eve.own.renamePasskey({ id, name: "Mine" })).rejects.toEqual(code("NOT_FOUND"));
    await expect(eve.own.removePasskey({ id })).rejects.toEqual(code("NOT_FOUND"));
    await ada.own.renamePasskey({ id, name: "Phone" });
    expect((await ada.own.methods()).passkeys).toMatchObject([{ id, name: "Phone" }]);
    await ada.own.removePasskey({ id });
    expect((await ada.own.methods()).passkeys).toEqual([]);
    expect((await mailbox.read(ada.email))[0]?.subject).toContain("passkeys: one removed");
  });

  it("are removed only when the person proved lately who they are", async () => {
    const ada = await newPerson();
    const id = await addPasskey(ada.id);
    const old = { confirmedAt: sql`now() - interval '1 hour'` };
    await adminDb.update(session).set(old).where(eq(session.userId, ada.id));
    await expect(caller({ token: ada.token }).account.removePasskey({ id })).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "not_confirmed",
    });
  });

  it("are disconnected, but never the password", async () => {
    const ada = await newPerson();
    const rows = ["credential", "github"].map((providerId) => ({
      userId: ada.id,
      accountId: ada.id,
      providerId,
    }));
    const made = await adminDb.insert(account).values(rows).returning();
    const idOf = (provider: string) => made.find(({ providerId }) => providerId === provider)?.id ?? "";
    await expect(ada.own.unlink({ id: idOf("credential") })).rejects.toEqual(code("NOT_FOUND"));
    await ada.own.unlink({ id: idOf("github") });
    expect(await ada.own.methods()).toMatchObject({ hasPassword: true, linked: [] });
  });
});

describe("deleting an account", () => {
  it("is refused for the only owner of an organization, with its name", async () => {
    const acme = await createOrganization("Acme");
    const { account: own } = caller({ token: acme.owner.token });
    expect((await own.deletion()).ownedAlone).toMatchObject([{ name: "Acme", slug: acme.slug }]);
    await expect(own.remove()).rejects.toMatchObject({ code: "CONFLICT", reason: "last_owner" });
    await addMember(acme.id, "owner");
    expect((await own.deletion()).ownedAlone).toEqual([]);
    expect(await own.remove()).toEqual({ removed: true });
  });

  it("ends memberships, sessions and ways in, frees the address, and leaves what was written", async () => {
    const acme = await createOrganization("Acme");
    const mia = await addMember(acme.id, "member", "Mia");
    const inside = caller({ token: mia.token, organizationId: acme.id });
    const todo = await inside.todos.create({ title: "Stay" });
    await caller({ token: mia.token }).account.remove();
    expect(await caller({ token: mia.token }).session.me()).toBeNull();
    const id = mia.user.id;
    expect(await adminDb.$count(session, eq(session.userId, id))).toBe(0);
    expect(await adminDb.$count(user, eq(user.email, mia.user.email))).toBe(0);
    const [left] = await adminDb.select().from(member).where(eq(member.userId, id));
    expect(left?.deletedAt).not.toBeNull();
    const owner = caller({ token: acme.owner.token, organizationId: acme.id });
    expect(await owner.todos.get({ id: todo.id })).toMatchObject({ title: "Stay", createdBy: id });
    const { items } = await owner.auditLog.list({ entityType: "todos" });
    expect(items).toMatchObject([{ userName: "Mia", action: "create" }]);
    expect((await owner.members.list()).map(({ name }) => name)).toEqual(["owner"]);
  });

  it("can be preceded by an export of what is the person's own", async () => {
    const acme = await createOrganization("Acme");
    const mia = await addMember(acme.id, "member", "Mia");
    await caller({ token: mia.token, organizationId: acme.id }).todos.create({ title: "Mine" });
    await caller({ token: acme.owner.token, organizationId: acme.id }).todos.create({ title: "Not mine" });
    const exported = await caller({ token: mia.token }).account.export();
    expect(exported).toMatchObject({
      profile: { name: "Mia" },
      organizations: [{ name: "Acme", role: "member", todos: [{ title: "Mine" }] }],
    });
    expect(JSON.stringify(exported)).not.toMatch(/Not mine|token|password"/);
  });

  it("is closed to somebody who impersonates the person", async () => {
    const [ada, admin] = [await createUser(), await createUser({ role: "admin" })];
    const token = await createSession(ada.id, { impersonatedBy: admin.id });
    await expect(caller({ token }).account.remove()).rejects.toEqual(code("FORBIDDEN"));
    await expect(caller({ token }).account.export()).rejects.toEqual(code("FORBIDDEN"));
    await expect(caller({ token }).account.update({ firstName: "Eve" })).rejects.toEqual(code("FORBIDDEN"));
  });
});

describe("a guest's work", () => {
  const wish = (email: string) => ({ name: "Gus", email, password: "a-good-password" });

  async function newGuest() {
    const browser = new Browser();
    await caller({ setCookies: (cookies) => browser.keep(cookies) }).session.tryOut();
    return { browser, guest: caller({ token: browser.token }) };
  }

  it("is kept when the guest makes an account of it, in the browser that asked", async () => {
    const [{ guest }, stranger] = [await newGuest(), await newGuest()];
    await guest.account.askToSave(wish("gus@example.test"));
    const token = linkOf((await mailbox.read("gus@example.test"))[0]).searchParams.get("token") ?? "";
    await expect(stranger.guest.account.keepWork({ token })).rejects.toMatchObject({
      reason: "link_invalid",
    });
    expect(await guest.account.keepWork({ token })).toEqual({ email: "gus@example.test" });
    await expect(guest.account.keepWork({ token })).rejects.toMatchObject({ reason: "link_invalid" });
    const [kept] = await guest.organizations.list();
    const { email, password } = wish("gus@example.test");
    const later = new Browser();
    expect((await later.call("/sign-in/email", { email, password })).status).toBe(200);
    expect(await caller({ token: later.token }).organizations.list()).toEqual([kept]);
  });

  it("is asked about in the language of the page", async () => {
    const { browser } = await newGuest();
    const guest = caller({ token: browser.token, language: "de" });
    await guest.account.askToSave(wish("gerd@example.test"));
    expect((await mailbox.read("gerd@example.test"))[0]?.subject).toBe(
      "Bestätige deine Adresse, um deine Arbeit zu behalten",
    );
  });

  it("tells nobody whether the address has an account", async () => {
    const { guest } = await newGuest();
    const taken = await createUser();
    expect(await guest.account.askToSave(wish(taken.email))).toEqual({ sent: true });
    expect((await mailbox.read(taken.email))[0]?.subject).toBe("This address has an account already");
  });
});
