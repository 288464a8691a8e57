import { eq } from "drizzle-orm";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { plans } from "@/domain/plans";
import { auditLog, organization } from "@/server/db/schema";
import { adminDb, adminSql } from "@/testing/database";
import { addMember } from "@/testing/factories";
import { newCustomer, newPlace } from "@/testing/stripe/customers";
import { StripeDouble } from "@/testing/stripe/double";

const settings = await vi.hoisted(async () => {
  const { prepareStripe } = await import("@/testing/stripe/settings");
  return prepareStripe();
});
const double = await StripeDouble.open(settings);
afterEach(() => {
  double.state.down = false;
  double.state.declines = false;
  double.state.onCall = undefined;
});
afterAll(() => double.close());

const code = (expected: string) => expect.objectContaining({ code: expected });
const pro = { plan: "pro", interval: "month" } as const;
const business = { plan: "business", interval: "month" } as const;
const sessionOf = (url: string | null) => double.account.sessions.get(url?.split("/").at(-1) ?? "");

/** Holds the first call of a name until the second one has come. */
function meetAt(name: string) {
  let meet = () => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  let come = 0;
  return async (call: string) => {
    if (call !== name) return;
    come += 1;
    if (come === 2) meet();
    await met;
  };
}

describe("a checkout", () => {
  it("is for the members there are, keeps the days of the trial, and ends in the plan", async () => {
    const acme = await newPlace();
    await addMember(acme.id, "member");
    const { url } = await acme.billing.checkout({ plan: "pro", interval: "year" });
    const session = sessionOf(url);
    const { trialEnd } = await acme.billing.current();
    expect(session).toMatchObject({ price: "price_pro_year", quantity: 2 });
    expect(session?.trialEnd).toBe(Math.floor((trialEnd?.getTime() ?? 0) / 1000));
    if (session) double.account.complete(session);
    expect(await acme.billing.refresh()).toMatchObject({
      ...{ mode: "stripe", plan: { id: "pro" }, status: "trialing", interval: "year", seats: 2 },
      ...{ isPaying: true, hasPaymentPage: true },
    });
  });

  it("replaces the one before it, and is for one customer however often it is asked for", async () => {
    const acme = await newPlace();
    double.state.onCall = meetAt("POST /v1/customers");
    const [first, second] = await Promise.all([acme.billing.checkout(pro), acme.billing.checkout(business)]);
    const third = await acme.billing.checkout(pro);
    const sessions = [first, second, third].map(({ url }) => sessionOf(url));
    expect(new Set(sessions.map((each) => each?.customer)).size).toBe(1);
    expect(sessions.filter((each) => each?.status === "open")).toEqual([sessionOf(third.url)]);
    const [place] = await adminDb.select().from(organization).where(eq(organization.id, acme.id));
    expect(place?.stripeCustomerId).toBe(sessions[0]?.customer);
  });

  it("is refused to who has a subscription, and after a trial has no trial", async () => {
    const acme = await newCustomer(double);
    await expect(acme.billing.checkout(business)).rejects.toEqual(code("CONFLICT"));
    double.account.end(acme.bought);
    expect(await acme.billing.refresh()).toMatchObject({ plan: { id: "free" }, status: "canceled" });
    expect(sessionOf((await acme.billing.checkout(business)).url)).toMatchObject({ trialEnd: null });
  });

  it("that nobody pays leaves the trial as it is", async () => {
    const acme = await newPlace();
    await acme.billing.checkout(pro);
    const [customer] = [...double.account.customers.values()].slice(-1);
    double.account.subscribe(customer?.id ?? "", "price_business_month", 1).status = "incomplete";
    expect(await acme.billing.refresh()).toMatchObject({ status: "trialing", isPaying: false });
  });
});

describe("a subscription", () => {
  it("shows what a dearer plan costs now, and takes it at once", async () => {
    const { billing, bought } = await newCustomer(double);
    expect(await billing.preview(business)).toMatchObject({ dueNow: 600, prorated: 600 });
    expect(await billing.change(business)).toMatchObject({ plan: { id: "business" }, status: "active" });
    expect((await billing.usage()).todos.limit).toBe(plans.business.limits.todos);
    expect(bought.latest_invoice?.total).toBe(600);
    expect(await billing.preview(pro)).toMatchObject({ dueNow: 0, prorated: -600 });
    expect(await billing.change(pro)).toMatchObject({ plan: { id: "pro" } });
    expect(bought.latest_invoice?.total).toBe(600);
  });

  it("stays as it is when the card is declined, and when Stripe does not answer", async () => {
    const { billing, bought } = await newCustomer(double);
    double.state.declines = true;
    await expect(billing.change(business)).rejects.toEqual(code("PAYMENT_REQUIRED"));
    double.state.declines = false;
    double.state.down = true;
    await expect(billing.change(business)).rejects.toEqual(code("SERVICE_UNAVAILABLE"));
    await expect(billing.invoices()).rejects.toEqual(code("SERVICE_UNAVAILABLE"));
    expect(await billing.current()).toMatchObject({ plan: { id: "pro" } });
    expect(bought.items.data[0]?.price.id).toBe("price_pro_month");
  });

  it("is cancelled for the end of its period, to Free alike, and resumed", async () => {
    const { billing } = await newCustomer(double);
    const ends = { cancelAt: expect.any(Date), plan: { id: "pro" } };
    expect(await billing.cancel()).toMatchObject(ends);
    expect(await billing.resume()).toMatchObject({ cancelAt: null });
    expect(await billing.change({ plan: "free", interval: "month" })).toMatchObject(ends);
  });

  it("leads to its payment page and its invoices", async () => {
    const { billing, slug } = await newCustomer(double);
    expect((await billing.portal()).url).toContain(`/o/${slug}/billing`);
    expect(await billing.invoices()).toMatchObject([{ total: 600, currency: "eur", state: "paid" }]);
  });

  it("is nothing to change, cancel or show where there is none", async () => {
    const { billing } = await newPlace();
    await expect(billing.change(business)).rejects.toEqual(code("CONFLICT"));
    await expect(billing.cancel()).rejects.toEqual(code("CONFLICT"));
    await expect(billing.portal()).rejects.toEqual(code("CONFLICT"));
    expect(await billing.invoices()).toEqual([]);
  });

  it("names nothing of Stripe's to the screen or in the audit log", async () => {
    const { id, billing, customer, bought } = await newCustomer(double);
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.organizationId, id));
    const told = JSON.stringify([await billing.current(), entries]);
    for (const secret of [customer, bought.id, "price_pro_month"]) expect(told).not.toContain(secret);
    expect(entries.map((entry) => entry.source)).toContain("subscriptions.refresh");
  });
});

describe("a call whose answer is lost", () => {
  it("is made once more, and done once", async () => {
    const acme = await newPlace();
    const { size } = double.account.customers;
    double.state.losesNext = true;
    const { url } = await acme.billing.checkout(pro);
    expect(double.account.customers.size).toBe(size + 1);
    const { billing, bought } = await newCustomer(double);
    const invoices = double.account.invoices.length;
    double.state.losesNext = true;
    await billing.change(business);
    expect(double.account.invoices.length).toBe(invoices + 1);
    expect(bought.latest_invoice?.total).toBe(600);
    expect(sessionOf(url)).toMatchObject({ status: "open" });
  });
});

describe("while Stripe answers", () => {
  it("no connection waits in a transaction", async () => {
    const { billing } = await newCustomer(double);
    const open: number[] = [];
    double.state.onCall = async () => {
      const [found] = await adminSql<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and usename = 'app_login' and state like 'idle in transaction%'`;
      open.push(found?.count ?? -1);
    };
    await billing.preview(business);
    await billing.change(business);
    await billing.cancel();
    await billing.invoices();
    expect(open.length).toBeGreaterThan(6);
    expect(new Set(open)).toEqual(new Set([0]));
  });
});

describe("a customer", () => {
  it("of another organization is refused, and stays one's own for ever", async () => {
    const [acme, globex] = [await newCustomer(double), await newCustomer(double)];
    const initech = await newPlace();
    const take = (id: string, customer: string | null) =>
      adminDb.update(organization).set({ stripeCustomerId: customer }).where(eq(organization.id, id));
    await expect(take(initech.id, acme.customer)).rejects.toMatchObject({ cause: { code: "23505" } });
    await expect(take(globex.id, "cus_new")).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(take(globex.id, null)).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
