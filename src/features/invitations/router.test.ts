import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { invitation, subscription, user } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const code = (expected: string) => expect.objectContaining({ code: expected });

async function invite(email: string, role: "admin" | "member" | "viewer" = "member") {
  await as(acme.owner).invitations.create({ emails: [email], role });
  const found = (await as(acme.owner).invitations.list()).find((each) => each.email === email);
  if (!found) throw new Error("not invited");
  return found.id;
}

async function newcomer(values: Parameters<typeof createUser>[0] = {}) {
  const person = await createUser(values);
  const token = await createSession(person.id);
  return { person, api: () => caller({ token }) };
}

describe("invitations", () => {
  it("invites each address once, says what became of it, and queues the mails with the transaction", async () => {
    const { email } = acme.owner.user;
    const emails = ["New@Example.test", "new@example.test", email];
    const { results } = await as(acme.owner).invitations.create({ emails, role: "viewer" });
    expect(results).toEqual([
      { email: "new@example.test", status: "invited" },
      { email, status: "already_member" },
    ]);
    const again = await as(acme.owner).invitations.create({ emails: ["new@example.test"] });
    expect(again.results).toEqual([{ email: "new@example.test", status: "already_invited" }]);
    const jobs =
      await adminSql`select data->>'to' as to from pgboss.job where name = 'mail' and data->'props'->>'organization' = ${acme.name}`;
    expect(jobs.map((job) => job.to)).toContain("new@example.test");
  });

  it("is accepted once, by the invited person", async () => {
    const { person, api } = await newcomer();
    const id = await invite(person.email, "viewer");
    expect(await caller().invitations.preview({ id })).toMatchObject({
      organizationName: acme.name,
      role: "viewer",
    });
    expect(await api().invitations.accept({ id })).toMatchObject({ slug: acme.slug });
    expect(await api().organizations.list()).toMatchObject([{ id: acme.id, role: "viewer" }]);
    await expect(api().invitations.accept({ id })).rejects.toEqual(code("CONFLICT"));
  });

  it.each([
    [null, "de"],
    ["en", "en"],
  ])("leads who chose the language %s into the organization reading %s", async (preferredLocale, reads) => {
    await as(acme.owner).organizations.update({ settings: { language: "de" } });
    const { person, api } = await newcomer();
    await adminDb.update(user).set({ preferredLocale }).where(eq(user.id, person.id));
    await api().invitations.accept({ id: await invite(person.email) });
    expect(await api().session.me()).toMatchObject({ user: { preferredLocale: reads } });
  });

  it("is unknown to anyone else, and waits for a confirmed address", async () => {
    const { person, api } = await newcomer({ emailVerified: false });
    const id = await invite(person.email);
    const { api: other } = await newcomer();
    await expect(other().invitations.accept({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(other().invitations.reject({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(api().invitations.accept({ id })).rejects.toEqual(code("FORBIDDEN"));
    await adminDb.update(user).set({ emailVerified: true }).where(eq(user.id, person.id));
    await expect(api().invitations.accept({ id })).resolves.toMatchObject({ slug: acme.slug });
  });

  it("cannot be accepted after it expired, was canceled or was rejected", async () => {
    const { person, api } = await newcomer();
    const expired = await invite(person.email);
    await adminDb
      .update(invitation)
      .set({ expiresAt: new Date(0) })
      .where(eq(invitation.id, expired));
    await expect(api().invitations.accept({ id: expired })).rejects.toEqual(code("CONFLICT"));
    const canceled = await invite(person.email);
    expect(canceled).not.toBe(expired);
    await as(acme.owner).invitations.cancel({ id: canceled });
    await expect(api().invitations.accept({ id: canceled })).rejects.toEqual(code("CONFLICT"));
    const rejected = await invite(person.email);
    await api().invitations.reject({ id: rejected });
    await expect(api().invitations.accept({ id: rejected })).rejects.toEqual(code("CONFLICT"));
    await expect(as(acme.owner).invitations.resend({ id: rejected })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("brings a removed member back with the invited role", async () => {
    const mia = await addMember(acme.id, "admin");
    await as(acme.owner).members.remove({ id: mia.member.id });
    const id = await invite(mia.user.email, "viewer");
    await caller({ token: mia.token }).invitations.accept({ id });
    await expect(as(mia).todos.create({ title: "x" })).rejects.toEqual(code("FORBIDDEN"));
    expect(await as(mia).members.list()).toHaveLength(2);
  });

  it("never exceeds the plan's members, however many accept at once", async () => {
    await adminDb
      .update(subscription)
      .set({ status: "canceled" })
      .where(eq(subscription.organizationId, acme.id));
    const people = await Promise.all(Array.from({ length: 50 }, () => newcomer()));
    const emails = people.map(({ person }) => person.email);
    const rows = emails.map((email) => ({
      organizationId: acme.id,
      email,
      expiresAt: new Date(Date.now() + 60_000),
    }));
    const made = await adminDb.insert(invitation).values(rows).returning();
    const ids = emails.map((email) => made.find((each) => each.email === email)?.id);
    const outcomes = await Promise.allSettled(
      people.map(({ api }, index) => api().invitations.accept({ id: ids[index] ?? "" })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(4);
    expect(await as(acme.owner).members.list()).toHaveLength(5);
  });

  it("is for admins: members neither see nor make any, and admins make no owners", async () => {
    const [member, admin] = await Promise.all([addMember(acme.id, "member"), addMember(acme.id, "admin")]);
    await expect(as(member).invitations.list()).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(member).invitations.create({ emails: ["a@b.test"] })).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(admin).invitations.create({ emails: ["a@b.test"], role: "owner" })).rejects.toEqual(
      code("FORBIDDEN"),
    );
    await expect(as(admin).invitations.create({ emails: ["no address"] })).rejects.toEqual(
      code("BAD_REQUEST"),
    );
  });

  it("answers like an unknown one while it is in the trash, and its address is free", async () => {
    const { person, api } = await newcomer();
    const id = await invite(person.email);
    await as(acme.owner).invitations.trash({ id });
    expect(await as(acme.owner).invitations.list()).toEqual([]);
    await expect(caller().invitations.preview({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(api().invitations.accept({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(api().invitations.reject({ id })).rejects.toEqual(code("NOT_FOUND"));
    for (const attempt of [
      () => as(acme.owner).invitations.resend({ id }),
      () => as(acme.owner).invitations.cancel({ id }),
      () => as(acme.owner).invitations.trash({ id }),
    ])
      await expect(attempt()).rejects.toEqual(code("NOT_FOUND"));

    const second = await invite(person.email);
    await expect(as(acme.owner).invitations.restore({ id })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "taken",
    });
    await as(acme.owner).invitations.cancel({ id: second });
    expect(await as(acme.owner).invitations.restore({ id })).toEqual({ restored: 1 });
    expect(await api().invitations.accept({ id })).toMatchObject({ slug: acme.slug });
  });

  it("is put in the trash by admins of its organization only", async () => {
    const id = await invite("ada@example.test");
    const member = await addMember(acme.id, "member");
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(as(member).invitations.trash({ id })).rejects.toEqual(code("FORBIDDEN"));
    await expect(stranger.invitations.trash({ id })).rejects.toEqual(code("NOT_FOUND"));
    await as(acme.owner).invitations.trash({ id });
    await expect(as(member).invitations.restore({ id })).rejects.toEqual(code("FORBIDDEN"));
    await expect(stranger.invitations.restore({ id })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("is unknown while its organization is in the trash", async () => {
    const { person, api } = await newcomer();
    const id = await invite(person.email);
    await as(acme.owner).organizations.trash();
    await expect(caller().invitations.preview({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(api().invitations.accept({ id })).rejects.toEqual(code("NOT_FOUND"));
    await as(acme.owner).organizations.restore({ id: acme.id });
    expect(await api().invitations.accept({ id })).toMatchObject({ slug: acme.slug });
  });
});
