import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { graceDays, plans } from "@/domain/plans";
import { auditLog, organization, subscription } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (token: string | null) => caller({ token, organizationId: acme.id });
const owner = () => as(acme.owner.token).subscriptions;
const code = (expected: string) => expect.objectContaining({ code: expected });
const stored = (values: Partial<typeof subscription.$inferInsert>) =>
  adminDb.update(subscription).set(values).where(eq(subscription.organizationId, acme.id));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const pro = { plan: "pro", interval: "month" } as const;
const business = { plan: "business", interval: "year" } as const;
const free = { plan: "free", interval: "month" } as const;

describe("without payments", () => {
  it("says so, and shows the trial that an organization begins with", async () => {
    expect(await owner().current()).toMatchObject({
      ...{ mode: "local", status: "trialing", chosen: "pro", isPaying: false, hasPaymentPage: false },
      ...{ plan: { id: "pro" }, members: 1, trialEnd: expect.any(Date) },
    });
    expect(await owner().invoices()).toEqual([]);
    expect(await owner().preview(business)).toBeNull();
  });

  it("a plan is taken at once, and its limits hold at once", async () => {
    expect(await owner().change(business)).toMatchObject({
      ...{ status: "active", chosen: "business", interval: "year", trialEnd: null, cancelAt: null },
      plan: { id: "business" },
    });
    expect((await owner().usage()).todos.limit).toBe(plans.business.limits.todos);
    const [place] = await adminDb.select().from(organization).where(eq(organization.id, acme.id));
    expect(place?.currentPlan).toBe("business");
    await owner().change(free);
    expect((await owner().usage()).members.limit).toBe(plans.free.limits.members);
    expect(await owner().current()).toMatchObject({ plan: { id: "free" }, periodEnd: null });
  });

  it("the same plan again changes nothing", async () => {
    const first = await owner().change(pro);
    expect(await owner().change(pro)).toEqual(first);
    expect(first.periodEnd?.getTime()).toBeGreaterThan(Date.now());
  });

  it("a plan is cancelled for the end of its period, and kept after all", async () => {
    const { periodEnd } = await owner().change(pro);
    expect(await owner().cancel()).toMatchObject({ plan: { id: "pro" }, cancelAt: periodEnd });
    expect(await owner().resume()).toMatchObject({ plan: { id: "pro" }, cancelAt: null });
    await owner().cancel();
    await stored({ cancelAt: inDays(-1) });
    expect(await owner().current()).toMatchObject({ plan: { id: "free" }, chosen: "pro" });
  });

  it("a trial and Free cannot be cancelled, and nothing can be paid", async () => {
    await expect(owner().cancel()).rejects.toEqual(code("CONFLICT"));
    await owner().change(free);
    await expect(owner().resume()).rejects.toEqual(code("CONFLICT"));
    await expect(owner().checkout(pro)).rejects.toEqual(code("PRECONDITION_FAILED"));
    await expect(owner().portal()).rejects.toEqual(code("PRECONDITION_FAILED"));
  });

  it("each change stands in the audit log, with who made it", async () => {
    await owner().change(business);
    const [entry] = await adminDb
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, acme.id), eq(auditLog.source, "subscriptions.change")));
    expect(entry).toMatchObject({ userId: acme.owner.user.id, newValues: { plan: "business" } });
    expect(JSON.stringify(entry)).not.toContain("stripe");
  });
});

describe("what a plan admits", () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `Todo ${index}` }));
  const fill = () => as(acme.owner.token).todos.createMany({ items: items(100) });
  const tight = { todos: 10, members: 2, storage: 0 };
  const narrow = () =>
    adminDb.update(organization).set({ planLimits: tight }).where(eq(organization.id, acme.id));

  it("holds during the grace of an unpaid plan, and falls to Free's after it, with all that is there", async () => {
    await narrow();
    await stored({ status: "past_due", graceEnd: inDays(graceDays) });
    await fill();
    expect(await owner().current()).toMatchObject({ plan: { id: "pro" }, status: "past_due" });
    await stored({ graceEnd: inDays(-1) });
    await expect(fill()).rejects.toMatchObject({ code: "FORBIDDEN", reason: "plan_limit" });
    expect((await as(acme.owner.token).todos.list({ limit: 100 })).items).toHaveLength(100);
    expect(await owner().current()).toMatchObject({ plan: { id: "free" }, chosen: "pro" });
  });

  it.each([
    ["a cancelled one that has ended", { status: "active", cancelAt: inDays(-1) }],
    ["a trial that is over", { status: "trialing", trialEnd: inDays(-1) }],
    ["one that nobody paid in all its tries", { status: "unpaid" }],
    ["one that is unpaid without a grace", { status: "past_due", graceEnd: null }],
  ])("is Free's for %s, in the screens and in the counters", async (_, values) => {
    await narrow();
    await stored(values);
    expect((await owner().current()).plan.id).toBe("free");
    await expect(fill()).rejects.toMatchObject({ reason: "plan_limit" });
  });

  it("is the plan's for one that is cancelled and goes on", async () => {
    await narrow();
    await stored({ status: "active", cancelAt: inDays(1) });
    await fill();
    expect((await owner().current()).plan.id).toBe("pro");
  });
});

describe("who manages billing", () => {
  it("is an owner; others see the plan, strangers nothing", async () => {
    const admin = await addMember(acme.id, "admin");
    const viewer = await addMember(acme.id, "viewer");
    const globex = await createOrganization();
    const refused: [string | null, string][] = [
      [admin.token, "FORBIDDEN"],
      [viewer.token, "FORBIDDEN"],
      [globex.owner.token, "NOT_FOUND"],
      [null, "UNAUTHORIZED"],
    ];
    for (const [token, expected] of refused) {
      const { subscriptions } = as(token);
      await expect(subscriptions.change(business)).rejects.toEqual(code(expected));
      await expect(subscriptions.cancel()).rejects.toEqual(code(expected));
      await expect(subscriptions.resume()).rejects.toEqual(code(expected));
      await expect(subscriptions.checkout(pro)).rejects.toEqual(code(expected));
      await expect(subscriptions.portal()).rejects.toEqual(code(expected));
      await expect(subscriptions.preview(pro)).rejects.toEqual(code(expected));
      await expect(subscriptions.invoices()).rejects.toEqual(code(expected));
      await expect(subscriptions.refresh()).rejects.toEqual(code(expected));
    }
    expect(await as(viewer.token).subscriptions.current()).toMatchObject({ plan: { id: "pro" } });
    await expect(as(globex.owner.token).subscriptions.current()).rejects.toEqual(code("NOT_FOUND"));
  });

  it("is nobody who impersonates an owner", async () => {
    const admin = await createUser({ role: "admin" });
    const token = await createSession(acme.owner.user.id, { impersonatedBy: admin.id });
    await expect(as(token).subscriptions.change(business)).rejects.toEqual(code("FORBIDDEN"));
    await expect(as(token).subscriptions.invoices()).rejects.toEqual(code("FORBIDDEN"));
    expect(await as(token).subscriptions.current()).toMatchObject({ plan: { id: "pro" } });
  });
});
