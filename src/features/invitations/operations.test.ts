import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { hourlyInvitations, invitationLimits } from "@/domain/invitation";
import { invitation, organization, subscription } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization, createSession, createUser } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization(`Acme ${crypto.randomUUID().slice(0, 8)}`);
});

const owner = () => caller({ token: acme.owner.token, organizationId: acme.id });
const code = (expected: string) => expect.objectContaining({ code: expected });
const address = () => `${crypto.randomUUID()}@example.test`;
const hours = (from: Date, to: string | Date) => (new Date(to).getTime() - from.getTime()) / 3_600_000;

async function newcomer() {
  const person = await createUser();
  const token = await createSession(person.id);
  return { person, api: (organizationId?: string) => caller({ token, organizationId }) };
}

async function found(email: string) {
  const [row] = await adminDb
    .select()
    .from(invitation)
    .where(and(eq(invitation.organizationId, acme.id), eq(invitation.email, email)))
    .orderBy(invitation.createdAt);
  if (!row) throw new Error("not invited");
  return row;
}

const mails = (to: string) =>
  adminSql<{ props: Record<string, string>; language: string }[]>`
    select data->'props' as props, data->>'language' as language from pgboss.job where name = 'mail' and data->>'to' = ${to} order by created_on`;

describe("an invitation to a team", () => {
  it("puts who accepts into it, and names it on the way", async () => {
    const { person, api } = await newcomer();
    const { id: teamId } = await owner().teams.create({ name: "Product" });
    await owner().invitations.create({ emails: [person.email], teamId, message: "Come in" });
    const { id } = await found(person.email);
    expect(await caller().invitations.preview({ id })).toMatchObject({
      teamName: "Product",
      message: "Come in",
    });
    expect((await mails(person.email))[0]?.props).toMatchObject({ team: "Product", message: "Come in" });
    await api().invitations.accept({ id });
    expect(await owner().teams.list()).toMatchObject([{ members: [{ userId: person.id }] }]);
  });

  it("leads into the organization alone once the team is gone", async () => {
    const { person, api } = await newcomer();
    const { id: teamId } = await owner().teams.create({ name: "Product" });
    await owner().invitations.create({ emails: [person.email], teamId });
    await owner().teams.trash({ id: teamId });
    const { id } = await found(person.email);
    expect(await caller().invitations.preview({ id })).toMatchObject({ teamName: null });
    await api().invitations.accept({ id });
    expect(await api(acme.id).members.list()).toHaveLength(2);
    await owner().teams.restore({ id: teamId });
    expect(await owner().teams.list()).toMatchObject([{ members: [] }]);
  });
});

describe("how long an invitation is open", () => {
  it.each([1, 7, 30] as const)("is chosen: %d days", async (days) => {
    const email = address();
    await owner().invitations.create({ emails: [email], days });
    const { createdAt, expiresAt } = await found(email);
    expect(hours(createdAt, expiresAt)).toBeCloseTo(days * 24, 1);
  });

  it("begins anew when it is sent again, also after it has expired", async () => {
    const email = address();
    await owner().invitations.create({ emails: [email], days: 1 });
    const { id } = await found(email);
    await adminDb
      .update(invitation)
      .set({ expiresAt: new Date(0) })
      .where(eq(invitation.id, id));
    expect(await owner().invitations.list()).toMatchObject([{ id, status: "expired" }]);
    const renewed = await owner().invitations.resend({ id, days: 30 });
    expect(hours(new Date(), renewed.expiresAt)).toBeGreaterThan(700);
    expect(await owner().invitations.list()).toMatchObject([{ id, status: "pending" }]);
    expect(await mails(email)).toHaveLength(2);
  });
});

describe("the list of invitations", () => {
  it("keeps answers for thirty days, and nothing that was withdrawn", async () => {
    const [yes, no, late] = await Promise.all([newcomer(), newcomer(), newcomer()]);
    const withdrawn = address();
    const people = [yes, no, late].map(({ person }) => person.email);
    await owner().invitations.create({ emails: [...people, withdrawn] });
    await yes.api().invitations.accept({ id: (await found(yes.person.email)).id });
    await no.api().invitations.reject({ id: (await found(no.person.email)).id });
    await late.api().invitations.reject({ id: (await found(late.person.email)).id });
    await owner().invitations.cancel({ id: (await found(withdrawn)).id });
    await adminSql`alter table invitation disable trigger touch_row`;
    await adminSql`update invitation set updated_at = now() - interval '31 days' where email = ${late.person.email}`;
    await adminSql`alter table invitation enable trigger touch_row`;
    const listed = (await owner().invitations.list()).map(({ email, status }) => [email, status]);
    expect(listed.sort()).toEqual(
      [
        [yes.person.email, "accepted"],
        [no.person.email, "rejected"],
      ].sort(),
    );
  });
});

describe("invitations by mail", () => {
  it("reach an address three times a day, whatever is withdrawn, deleted or sent again", async () => {
    const email = address();
    const create = () => owner().invitations.create({ emails: [email.toUpperCase()] });
    await create();
    const first = await found(email);
    await owner().invitations.resend({ id: first.id });
    await owner().invitations.cancel({ id: first.id });
    await create();
    expect((await create()).results).toEqual([{ email, status: "mailed_often" }]);
    const open = (await owner().invitations.list()).find((each) => each.email === email);
    await expect(owner().invitations.resend({ id: open?.id ?? "" })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringContaining(email),
    });
    await owner().invitations.trash({ id: open?.id ?? "" });
    expect((await create()).results).toEqual([{ email, status: "mailed_often" }]);
    expect(await mails(email)).toHaveLength(invitationLimits.perAddress);
    const globex = await createOrganization();
    const elsewhere = caller({ token: globex.owner.token, organizationId: globex.id });
    expect((await elsewhere.invitations.create({ emails: [email] })).results).toEqual([
      { email, status: "invited" },
    ]);
  });

  it("are so many an hour, also when they are asked for at once", async () => {
    await adminDb
      .update(subscription)
      .set({ status: "canceled" })
      .where(eq(subscription.organizationId, acme.id));
    const calls = Array.from({ length: 4 }, () =>
      owner().invitations.create({ emails: Array.from({ length: 7 }, address) }),
    );
    const settled = await Promise.allSettled(calls);
    const refused = settled.filter((each) => each.status === "rejected");
    expect(refused.map(({ reason }) => reason)).toEqual([
      code("TOO_MANY_REQUESTS"),
      code("TOO_MANY_REQUESTS"),
    ]);
    expect((await owner().invitations.list()).length).toBeLessThanOrEqual(hourlyInvitations.free);
  });

  it("speak the organization's language and hold no more than 500 characters of a message", async () => {
    const email = address();
    const settings = {
      theme: "system",
      notifications: { email: true, push: false },
      language: "de",
    } as const;
    await adminDb.update(organization).set({ settings }).where(eq(organization.id, acme.id));
    const message = "x".repeat(invitationLimits.message);
    await owner().invitations.create({ emails: [email], message });
    expect((await mails(email))[0]).toMatchObject({ language: "de", props: { message } });
    await expect(owner().invitations.create({ emails: [address()], message: `${message}x` })).rejects.toEqual(
      code("BAD_REQUEST"),
    );
  });
});
