import { afterAll, describe, expect, it, vi } from "vitest";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { whileQueueingFails } from "@/testing/failing-queue";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("@/testing/mailbox");
  return openMailbox();
});
afterAll(() => mailbox.close());
const { mailNotices } = await import("./jobs");

const pass = (minutes = 4) =>
  adminSql`update notices set created_at = created_at - ${minutes} * interval '1 minute'`;

/** What a person was mailed once the time for gathering has passed. */
async function mailsTo({ email }: { email: string }) {
  await pass();
  await mailNotices();
  return mailbox.read(email);
}
const subjectsTo = async (person: { email: string }) => (await mailsTo(person)).map(({ subject }) => subject);
const noticesOf = async (organizationId: string) =>
  adminSql`select kind from notices where organization_id = ${organizationId}`;

async function team() {
  const acme = await createOrganization("Acme");
  const mia = await addMember(acme.id, "member", "Mia");
  const leo = await addMember(acme.id, "member", "Leo");
  const as = ({ token }: { token: string }) => caller({ token, organizationId: acme.id });
  return { acme, mia, leo, asMia: as(mia), asLeo: as(leo), asOwner: as(acme.owner) };
}

describe("what was assigned", () => {
  it("comes as one mail with all of a few minutes, whichever way it was assigned", async () => {
    const { acme, mia, leo, asLeo } = await team();
    const todo = await asLeo.todos.create({ title: "Paint the door", assignedTo: mia.user.id });
    const free = await asLeo.todos.create({ title: "Buy paint" });
    await asLeo.todos.update({ id: free.id, assignedTo: mia.user.id });
    const items = ["Brush", "Ladder"].map((title) => ({ title, assignedTo: mia.user.id }));
    await asLeo.todos.createMany({ items });
    await mailNotices();
    expect(await mailbox.read(mia.user.email)).toEqual([]);
    const [mail, ...others] = await mailsTo(mia.user);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("4 new todos for you in Acme");
    for (const title of ["Paint the door", "Buy paint", "Brush", "Ladder"])
      expect(mail?.text).toContain(title);
    expect(mail?.text).toContain("from Leo");
    expect(mail?.html).toContain(`href="http://localhost:3000/o/${acme.slug}/todos?todo=${todo.id}"`);
    expect(await noticesOf(acme.id)).toEqual([]);
    expect(await mailbox.read(leo.user.email)).toEqual([]);
  });

  it("waits for what comes within some minutes of the first, and no longer", async () => {
    const { mia, asLeo } = await team();
    await asLeo.todos.create({ title: "First", assignedTo: mia.user.id });
    await pass(2);
    await asLeo.todos.create({ title: "Second", assignedTo: mia.user.id });
    await mailNotices();
    expect(await mailbox.read(mia.user.email)).toEqual([]);
    await pass(2);
    await mailNotices();
    expect((await mailbox.read(mia.user.email)).map(({ subject }) => subject)).toEqual([
      "2 new todos for you in Acme",
    ]);
  });

  it("says nothing of one's own doing, and nothing when only other things of a todo change", async () => {
    const { mia, asMia, asLeo } = await team();
    const todo = await asMia.todos.create({ title: "Mine", assignedTo: mia.user.id });
    await asLeo.todos.update({ id: todo.id, title: "Still yours", assignedTo: mia.user.id });
    await asLeo.todos.complete({ id: todo.id });
    expect(await mailsTo(mia.user)).toEqual([]);
  });

  it("says nothing of what was taken back, finished or put in the trash before the mail", async () => {
    const { mia, leo, asLeo, asOwner } = await team();
    const make = (title: string) => asLeo.todos.create({ title, assignedTo: mia.user.id });
    const [back, done, gone] = [await make("Back"), await make("Done"), await make("Gone")];
    await asLeo.todos.update({ id: back.id, assignedTo: leo.user.id });
    await asOwner.todos.complete({ id: done.id });
    await asOwner.todos.trash({ id: gone.id });
    expect(await mailsTo(mia.user)).toEqual([]);
    await asOwner.todos.restore({ id: gone.id });
    expect(await mailsTo(mia.user)).toEqual([]);
  });

  it("names ten and counts the rest", async () => {
    const { mia, asLeo } = await team();
    const items = Array.from({ length: 12 }, (_, i) => ({ title: `Step ${i}!`, assignedTo: mia.user.id }));
    await asLeo.todos.createMany({ items });
    const [mail] = await mailsTo(mia.user);
    expect(mail?.subject).toBe("12 new todos for you in Acme");
    expect(mail?.text?.match(/Step \d+!/g)).toHaveLength(10);
    expect(mail?.text).toContain("And 2 more.");
  });

  it("is a mail for each organization, with nothing of another", async () => {
    const { mia, asLeo } = await team();
    const globex = await createOrganization("Globex");
    await adminSql`insert into member (id, organization_id, user_id, role)
      values (gen_random_uuid(), ${globex.id}, ${mia.user.id}, 'member')`;
    const elsewhere = caller({ token: globex.owner.token, organizationId: globex.id });
    await asLeo.todos.create({ title: "Ours", assignedTo: mia.user.id });
    await elsewhere.todos.create({ title: "Theirs", assignedTo: mia.user.id });
    const mails = await mailsTo(mia.user);
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      "New todo for you in Acme",
      "New todo for you in Globex",
    ]);
    const acme = mails.find(({ subject }) => subject?.endsWith("Acme"));
    expect(acme?.text).toContain("Ours");
    expect(acme?.text).not.toMatch(/Theirs|Globex/);
  });
});

describe("comments", () => {
  it("come to whose todo it is and to who made it, but not to who wrote them", async () => {
    const { acme, mia, leo, asMia, asLeo, asOwner } = await team();
    const todo = await asLeo.todos.create({ title: "Plan", assignedTo: leo.user.id });
    await asMia.comments.create({ todoId: todo.id, body: "See www.evil.example" });
    await asOwner.comments.create({ todoId: todo.id, body: "Looks good" });
    await asLeo.comments.create({ todoId: todo.id, body: "Thanks" });
    const [mail, ...others] = await mailsTo(leo.user);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("2 new comments in Acme");
    expect(mail?.text).toContain("Mia on Plan");
    expect(mail?.text).toContain("Looks good");
    expect(mail?.text).not.toContain("Thanks");
    expect(mail?.html).not.toContain("www.evil.example");
    expect(await mailsTo(mia.user)).toEqual([]);
    expect(await mailsTo(acme.owner.user)).toEqual([]);
    const given = await asLeo.todos.create({ title: "Given", assignedTo: mia.user.id });
    await asOwner.comments.create({ todoId: given.id, body: "For both" });
    expect((await subjectsTo(mia.user)).sort()).toEqual(["New comment in Acme", "New todo for you in Acme"]);
    expect(await subjectsTo(leo.user)).toEqual(["New comment in Acme", "2 new comments in Acme"]);
  });

  it("say nothing once the comment or its todo is in the trash", async () => {
    const { leo, asMia, asLeo } = await team();
    const todo = await asLeo.todos.create({ title: "Plan" });
    const { id } = await asMia.comments.create({ todoId: todo.id, body: "Never mind" });
    await asMia.comments.trash({ id });
    await asMia.comments.create({ todoId: todo.id, body: "Never mind" });
    await asLeo.todos.trash({ id: todo.id });
    expect(await mailsTo(leo.user)).toEqual([]);
  });
});

describe("nobody is told", () => {
  type Arrange = (person: { id: string }, organizationId: string) => PromiseLike<unknown>;
  const cases: [string, Arrange][] = [
    ["who was removed", ({ id }) => adminSql`update member set deleted_at = now() where user_id = ${id}`],
    ["who was banned", ({ id }) => adminSql`update "user" set banned = true where id = ${id}`],
    [
      "whose address is not confirmed",
      ({ id }) => adminSql`update "user" set email_verified = false where id = ${id}`,
    ],
    ["who tries things out", ({ id }) => adminSql`update "user" set is_anonymous = true where id = ${id}`],
    ["who muted it", ({ id }) => adminSql`update "user" set muted_mails = '{assigned}' where id = ${id}`],
    [
      "in an organization in the trash",
      (_, id) => adminSql`update organization set deleted_at = now() where id = ${id}`,
    ],
    [
      "in an organization that mails nothing",
      (_, id) => adminSql`update organization
        set settings = jsonb_set(settings, '{notifications,email}', 'false') where id = ${id}`,
    ],
  ];

  it.each(cases)("%s", async (_, arrange) => {
    const { acme, mia, leo, asLeo, asMia } = await team();
    await asLeo.todos.create({ title: "For Mia", assignedTo: mia.user.id });
    await asMia.todos.create({ title: "For Leo", assignedTo: leo.user.id });
    await arrange(mia.user, acme.id);
    expect(await mailsTo(mia.user)).toEqual([]);
    expect(await noticesOf(acme.id)).toEqual([]);
  });

  it("whose ban is over is told", async () => {
    const { mia, asLeo } = await team();
    await asLeo.todos.create({ title: "For Mia", assignedTo: mia.user.id });
    await adminSql`update "user" set banned = true, ban_expires = now() - interval '1 day' where id = ${mia.user.id}`;
    expect(await subjectsTo(mia.user)).toEqual(["New todo for you in Acme"]);
  });

  it("who muted comments is told what was assigned", async () => {
    const { mia, asLeo } = await team();
    await adminSql`update "user" set muted_mails = '{comments,digest}' where id = ${mia.user.id}`;
    const todo = await asLeo.todos.create({ title: "For Mia", assignedTo: mia.user.id });
    await asLeo.comments.create({ todoId: todo.id, body: "Please" });
    expect(await subjectsTo(mia.user)).toEqual(["New todo for you in Acme"]);
  });
});

describe("the run", () => {
  it("mails once, however often and at once it runs", async () => {
    const { mia, asLeo } = await team();
    await asLeo.todos.create({ title: "Once", assignedTo: mia.user.id });
    await pass();
    await Promise.all([mailNotices(), mailNotices(), mailNotices()]);
    await mailNotices();
    expect(await mailbox.read(mia.user.email)).toHaveLength(1);
  });

  it("keeps the notices of an organization whose mails could not be queued, and mails the others'", async () => {
    const [broken, whole] = [await team(), await team()];
    await broken.asLeo.todos.create({ title: "Later", assignedTo: broken.mia.user.id });
    await whole.asLeo.todos.create({ title: "Now", assignedTo: whole.mia.user.id });
    await pass();
    await whileQueueingFails(async () => {
      await expect(mailNotices()).rejects.toThrow("not mailed");
      expect(await mailbox.read(whole.mia.user.email)).toHaveLength(1);
    }, broken.mia.user.email);
    expect(await mailbox.read(broken.mia.user.email)).toEqual([]);
    await mailNotices();
    expect(await mailbox.read(broken.mia.user.email)).toHaveLength(1);
  });

  it("leaves no notice of what was rolled back, and none of what nobody did", async () => {
    const { acme, mia, asLeo } = await team();
    const items = [
      { title: "Good", assignedTo: mia.user.id },
      { title: "Bad", assignedTo: acme.id },
    ];
    await expect(asLeo.todos.createMany({ items })).rejects.toThrow();
    await adminSql`insert into todos (id, organization_id, title, assigned_to)
      values (gen_random_uuid(), ${acme.id}, 'By a script', ${mia.user.id})`;
    expect(await noticesOf(acme.id)).toEqual([]);
  });
});
