import { eq } from "drizzle-orm";

import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asPlatform } from "@/server/db/platform";
import { user } from "@/server/db/schema";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { whileQueueingFails } from "@/testing/failing-queue";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
afterAll(() => mailbox.close());
const { mailDigests } = await import("./jobs");
const { claimDay } = await import("./operations");
/** What the mailbox loads for its first delivery, before the first test's time runs. */
await import("@/server/worker");

/** Everybody of earlier tests has had theirs. */
beforeEach(() => adminSql`update "user" set muted_mails = '{digest}'`);

const friday = "2026-11-27";
const at = (time: string, day = friday) => new Date(`${day}T${time}:00Z`);

type Person = { id: string; email: string };
const todo = (organizationId: string, { id }: Person, title: string, due: string | null, done = false) =>
  adminSql`insert into todos (id, organization_id, title, assigned_to, due_date, completed, completed_at)
    values (gen_random_uuid(), ${organizationId}, ${title}, ${id}, ${due}, ${done}, ${done ? friday : null})`;
const live = ({ id }: Person, zone: string | null) =>
  adminSql`update "user" set time_zone = ${zone} where id = ${id}`;

async function someone(zone: string | null = "UTC") {
  const acme = await createOrganization("Acme");
  const { user } = await addMember(acme.id, "member", "Mia");
  await live(user, zone);
  return { acme, user };
}
async function withDue(zone?: string | null) {
  const made = await someone(zone);
  await todo(made.acme.id, made.user, "Taxes", "2026-11-20");
  return made;
}

const mailsTo = ({ email }: Person) => mailbox.read(email);
const countAt = async (person: Person, now: Date) => {
  await mailDigests(now);
  return (await mailsTo(person)).length;
};

describe("the digest", () => {
  it("says what is due today or overdue, the oldest first, and nothing else", async () => {
    const { acme, user } = await someone();
    const other = await addMember(acme.id, "member");
    await todo(acme.id, user, "Today", friday);
    await todo(acme.id, user, "Overdue", "2026-11-20");
    await todo(acme.id, user, "Tomorrow", "2026-11-28");
    await todo(acme.id, user, "Finished", "2026-11-20", true);
    await todo(acme.id, user, "Undated", null);
    await todo(acme.id, other.user, "Another's", friday);
    await live(other.user, "Asia/Tokyo");
    await mailDigests(at("07:00"));
    const [mail, ...more] = await mailsTo(user);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("2 todos are due");
    expect(mail?.text).toMatch(/Overdue.*overdue since 20 November 2026.*Today.*today/s);
    expect(mail?.text).not.toMatch(/Tomorrow|Finished|Undated|Another/);
  });

  it("is one mail for all organizations of a person", async () => {
    const { acme, user } = await withDue();
    const globex = await createOrganization("Globex");
    await adminSql`insert into member (id, organization_id, user_id, role)
      values (gen_random_uuid(), ${globex.id}, ${user.id}, 'member')`;
    await todo(globex.id, user, "Launch", friday);
    await mailDigests(at("07:00"));
    const mails = await mailsTo(user);
    expect(mails.map(({ subject }) => subject)).toEqual(["2 todos are due"]);
    expect(mails[0]?.text).toMatch(/Acme.*Taxes.*Globex.*Launch/is);
    expect(mails[0]?.html).toContain(`/o/${acme.slug}/todos?todo=`);
  });

  it("leaves out an organization in the trash, one that mails nothing and one that was left", async () => {
    const { user } = await withDue();
    const others = ["Trashed", "Silent", "Left"];
    const places = await Promise.all(others.map((name) => createOrganization(name)));
    for (const { id } of places) {
      await adminSql`insert into member (id, organization_id, user_id, role)
        values (gen_random_uuid(), ${id}, ${user.id}, 'member')`;
      await todo(id, user, "Hidden", friday);
    }
    const [trashed, silent, left] = places;
    await adminSql`update organization set deleted_at = now() where id = ${trashed?.id ?? ""}`;
    await adminSql`update organization set settings = jsonb_set(settings, '{notifications,email}', 'false')
      where id = ${silent?.id ?? ""}`;
    await adminSql`update member set deleted_at = now()
      where organization_id = ${left?.id ?? ""} and user_id = ${user.id}`;
    await mailDigests(at("07:00"));
    const [mail] = await mailsTo(user);
    expect(mail?.subject).toBe("One todo is due");
    expect(mail?.text).not.toMatch(/Hidden|Trashed|Silent|Left/);
  });

  it("comes to who joined an organization that mails nothing before another", async () => {
    const silent = await createOrganization("Silent");
    const { user } = await withDue();
    await adminSql`insert into member (id, organization_id, user_id, role)
      values (gen_random_uuid(), ${silent.id}, ${user.id}, 'member')`;
    await adminSql`update organization set settings = jsonb_set(settings, '{notifications,email}', 'false')
      where id = ${silent.id}`;
    expect(await countAt(user, at("07:00"))).toBe(1);
  });

  it("is claimed once, by the first of two runs that read the same page", async () => {
    const { user } = await withDue();
    const claim = (day: string) => asPlatform({ reason: "test" }, (tx) => claimDay(tx, [user.id], day));
    expect([await claim(friday), await claim(friday), await claim("2026-11-26")]).toEqual([
      new Set([user.id]),
      new Set(),
      new Set(),
    ]);
  });

  it("does not come when nothing is due", async () => {
    const { user } = await someone();
    expect(await countAt(user, at("07:00"))).toBe(0);
  });

  it.each([
    ["who muted it", { mutedMails: ["digest"] }],
    ["who was banned", { banned: true }],
    ["whose address is not confirmed", { emailVerified: false }],
    ["who tries things out", { isAnonymous: true }],
  ])("does not come to one %s", async (_, change) => {
    const { user: person } = await withDue();
    await adminDb.update(user).set(change).where(eq(user.id, person.id));
    expect(await countAt(person, at("07:00"))).toBe(0);
  });

  it("says the rest as a number", async () => {
    const { acme, user } = await someone();
    for (let i = 0; i < 12; i += 1) await todo(acme.id, user, `Step ${i}!`, friday);
    await mailDigests(at("07:00"));
    const [mail] = await mailsTo(user);
    expect(mail?.subject).toBe("12 todos are due");
    expect(mail?.text?.match(/Step \d+!/g)).toHaveLength(10);
    expect(mail?.text).toContain("And 2 more.");
  });
});

describe("the hour", () => {
  it.each([
    ["Europe/Berlin", "06:00", "05:00"],
    ["America/Los_Angeles", "15:00", "14:00"],
    ["Asia/Kolkata", "02:00", "01:00"],
    [null, "07:00", "06:00"],
    ["Not/AZone", "07:00", "06:00"],
  ])("is seven in %s", async (zone, seven, before) => {
    const { user } = await withDue(zone);
    expect(await countAt(user, at(before))).toBe(0);
    expect(await countAt(user, at(seven))).toBe(1);
  });

  it("is seven on the day before and the day after the clocks change", async () => {
    const { user } = await withDue("Europe/Berlin");
    expect(await countAt(user, at("06:00", "2027-03-26"))).toBe(1);
    expect(await countAt(user, at("04:00", "2027-03-29"))).toBe(1);
    expect(await countAt(user, at("05:00", "2027-03-29"))).toBe(2);
  });

  it("goes by the day of the person, not of the server", async () => {
    const { acme, user } = await someone("Pacific/Auckland");
    await todo(acme.id, user, "Due on Friday", friday);
    expect(await countAt(user, at("18:00", "2026-11-25"))).toBe(0);
    expect(await countAt(user, at("18:00", "2026-11-26"))).toBe(1);
  });

  it("comes on no weekend", async () => {
    const { user } = await withDue();
    expect(await countAt(user, at("07:00", "2026-11-28"))).toBe(0);
    expect(await countAt(user, at("07:00", "2026-11-29"))).toBe(0);
    expect(await countAt(user, at("07:00", "2026-11-30"))).toBe(1);
  });
});

describe("the run", () => {
  it("sends one mail a day, however often and at once it runs", async () => {
    const { user } = await withDue();
    await Promise.all([mailDigests(at("07:00")), mailDigests(at("07:00"))]);
    expect(await countAt(user, at("08:00"))).toBe(1);
    expect(await countAt(user, at("07:00", "2026-11-30"))).toBe(2);
  });

  it("catches up within the morning when the server was down at seven, and not at noon", async () => {
    const [late, lost] = [await withDue(), await withDue("Europe/Berlin")];
    expect(await countAt(late.user, at("09:00"))).toBe(1);
    expect(await mailsTo(lost.user)).toEqual([]);
  });

  it("starts again for those it did not come to when it dies between reading and queueing", async () => {
    const { user } = await withDue();
    await whileQueueingFails(() => expect(mailDigests(at("07:00"))).rejects.toThrow());
    expect(await adminSql`select day from digests where user_id = ${user.id}`).toEqual([]);
    expect(await countAt(user, at("07:00"))).toBe(1);
  });
});
