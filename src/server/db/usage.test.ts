import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { plans } from "@/domain/plans";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { member, organization, organizationUsage, subscription, todos } from "./schema";

let acme: Awaited<ReturnType<typeof createOrganization>>;
const limits = { todos: 10, members: 3, storage: 0 };
beforeEach(async () => {
  acme = await createOrganization("Acme", limits);
});

const owner = () => caller({ token: acme.owner.token, organizationId: acme.id });
const full = expect.objectContaining({ code: "FORBIDDEN", reason: "plan_limit" });
const items = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `Todo ${index}` }));

async function expectCountersToBeTrue() {
  const [usage] = await adminDb
    .select()
    .from(organizationUsage)
    .where(eq(organizationUsage.organizationId, acme.id));
  expect(usage).toMatchObject({
    todos: await adminDb.$count(todos, and(eq(todos.organizationId, acme.id), isNull(todos.deletedAt))),
    members: await adminDb.$count(member, and(eq(member.organizationId, acme.id), isNull(member.deletedAt))),
  });
}

describe("the plan's limits", () => {
  it("let exactly one of 100 parallel creates take the last place", async () => {
    await owner().todos.createMany({ items: items(9) });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => owner().todos.create({ title: "The last" })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toEqual(full);
    await expectCountersToBeTrue();
  });

  it("refuse a bulk that does not fit, whole", async () => {
    await expect(owner().todos.createMany({ items: items(11) })).rejects.toEqual(full);
    expect((await owner().todos.list({})).items).toEqual([]);
    await expectCountersToBeTrue();
  });

  it("free a place by the trash, and refuse a restore when the plan is full again", async () => {
    const created = await owner().todos.createMany({ items: items(10) });
    const id = created[0]?.id ?? "";
    await owner().todos.trash({ id });
    await owner().todos.create({ title: "Takes its place" });
    await expect(owner().todos.restore({ id })).rejects.toEqual(full);
    await owner().trash.purge({ kind: "todo", id });
    await expectCountersToBeTrue();
  });

  it("hold for rows written behind the procedures", async () => {
    const insert = adminDb
      .insert(todos)
      .values(items(11).map((todo) => ({ ...todo, organizationId: acme.id })));
    await expect(insert).rejects.toMatchObject({ cause: { constraint_name: "plan_limit" } });
    await addMember(acme.id, "member");
    await addMember(acme.id, "member");
    await expect(addMember(acme.id, "member")).rejects.toMatchObject({
      cause: { constraint_name: "plan_limit" },
    });
    await expectCountersToBeTrue();
  });

  it("fall back to the organization's own when the trial is over, and keep what is there", async () => {
    await owner().todos.createMany({ items: items(10) });
    const expire = { trialEnd: sql`now() - interval '1 minute'` };
    await adminDb.update(subscription).set(expire).where(eq(subscription.organizationId, acme.id));
    const [own] = await adminDb.select().from(organization).where(eq(organization.id, acme.id));
    expect(own?.planLimits).toEqual(plans.free.limits);
    await owner().todos.create({ title: "Free has room for 200" });
    await adminDb
      .update(organization)
      .set({ planLimits: { ...limits, todos: 5 } })
      .where(eq(organization.id, acme.id));
    await expect(owner().todos.create({ title: "Too many" })).rejects.toEqual(full);
    const [first] = (await owner().todos.list({})).items;
    expect(await owner().todos.update({ id: first?.id ?? "", title: "Still editable" })).toBeTruthy();
    await expectCountersToBeTrue();
  });

  it("are counted right however changes mix", async () => {
    const created = await owner().todos.createMany({ items: items(8) });
    await Promise.allSettled(
      created.flatMap(({ id }, index) => [
        owner().todos.update({ id, title: `Changed ${index}` }),
        index % 2 ? owner().todos.trash({ id }) : owner().todos.complete({ id }),
        owner().todos.create({ title: "More" }),
      ]),
    );
    await expectCountersToBeTrue();
  });

  it("are written by no role of the app", async () => {
    for (const role of ["app_login", "app_tenant", "app_trash", "app_billing", "app_platform"]) {
      for (const statement of [
        "update organization_usage set todos = 0",
        "delete from organization_usage",
        "select add_usage(gen_random_uuid(), 'todos', -1)",
      ]) {
        const attempt = adminSql.begin(async (tx) => {
          await tx.unsafe(`set local role ${role}`);
          await tx.unsafe(statement);
        });
        await expect(attempt, `${role}: ${statement}`).rejects.toThrow(/permission denied/);
      }
    }
  });
});
