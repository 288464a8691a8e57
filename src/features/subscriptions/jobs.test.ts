import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { graceDays } from "@/domain/plans";
import { syncOrganization } from "@/server/billing/sync";
import { receiveWebhook } from "@/server/billing/webhook";
import { organization, stripeEvent, subscription } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember } from "@/testing/factories";
import { newCustomer, newPlace } from "@/testing/stripe/customers";
import { StripeDouble } from "@/testing/stripe/double";
import { applyEvent, followMembers, reconcile } from "./jobs";

const settings = await vi.hoisted(async () => {
  const { prepareStripe } = await import("@/testing/stripe/settings");
  return prepareStripe();
});
const double = await StripeDouble.open(settings);
const { account } = double;
afterEach(() => {
  double.state.down = false;
  double.state.onAnswer = undefined;
});
afterAll(() => double.close());

const day = 86_400_000;

async function rowOf(id: string) {
  const [row] = await adminDb.select().from(subscription).where(eq(subscription.organizationId, id));
  if (!row) throw new Error("no subscription");
  const { version: _, updatedAt: _at, stripeSyncedAt: _synced, ...rest } = row;
  return rest;
}

/** Takes a delivery and does its job. */
async function tell(event: { id: string }) {
  const { body, signature } = double.delivery(event);
  expect(await receiveWebhook(body, signature)).toBe(200);
  await applyEvent({ id: event.id });
}

const isProcessed = async (id: string) => {
  const [row] = await adminDb.select().from(stripeEvent).where(eq(stripeEvent.id, id));
  return row?.processedAt !== null && row !== undefined;
};

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((each, place) => permutations(all.toSpliced(place, 1)).map((rest) => [each, ...rest]));
}

describe("events", () => {
  it("end in one state in each of their 24 orders", { timeout: 120_000 }, async () => {
    const acme = await newCustomer(double);
    const before = await rowOf(acme.id);
    const told = [double.event("customer.subscription.created", acme.bought)];
    account.failPayment(acme.bought);
    told.push(double.event("invoice.payment_failed", acme.bought.latest_invoice ?? {}));
    account.pay(acme.bought);
    acme.bought.items.data[0] = { ...item(acme.bought), price: account.price("price_business_year") };
    told.push(double.event("customer.subscription.updated", acme.bought));
    account.failPayment(acme.bought, 2);
    told.push(double.event("customer.subscription.updated", acme.bought));
    const ends = new Set<string>();
    for (const order of permutations(told)) {
      const reset = { ...before, stripeSyncedAt: null };
      await adminDb.update(subscription).set(reset).where(eq(subscription.organizationId, acme.id));
      for (const event of order) await tell({ ...event, id: account.newId("evt") });
      ends.add(JSON.stringify(await rowOf(acme.id)));
    }
    expect(ends.size).toBe(1);
    expect(await rowOf(acme.id)).toMatchObject({
      status: "past_due",
      plan: "business",
      billingInterval: "year",
    });
    const { graceEnd } = await rowOf(acme.id);
    expect(Math.abs((graceEnd?.getTime() ?? 0) - Date.now() - (graceDays - 2) * day)).toBeLessThan(60_000);
  });

  it("that come 50 times at once are one event with one job", async () => {
    const acme = await newCustomer(double);
    account.end(acme.bought);
    const event = double.event("customer.subscription.deleted", acme.bought);
    const { body, signature } = double.delivery(event);
    const answers = await Promise.all(Array.from({ length: 50 }, () => receiveWebhook(body, signature)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await adminDb.$count(stripeEvent, eq(stripeEvent.id, event.id))).toBe(1);
    const jobs = await adminSql`
      select 1 from pgboss.job where name = 'billing-event' and data ->> 'id' = ${event.id}`;
    expect(jobs).toHaveLength(1);
    await Promise.all(Array.from({ length: 5 }, () => applyEvent({ id: event.id })));
    expect(await rowOf(acme.id)).toMatchObject({ status: "canceled" });
    const { length } = double.calls;
    await applyEvent({ id: event.id });
    expect(double.calls).toHaveLength(length);
  });

  it("answered late say nothing against what was asked for later", async () => {
    const acme = await newCustomer(double);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      double.state.onAnswer = async () => {
        double.state.onAnswer = undefined;
        resolve();
        await new Promise<void>((go) => {
          release = go;
        });
      };
    });
    const early = syncOrganization(acme.id);
    await held;
    account.failPayment(acme.bought);
    await syncOrganization(acme.id);
    release();
    await early;
    expect(await rowOf(acme.id)).toMatchObject({ status: "past_due" });
  });

  it("of a customer of nobody, or of nothing that is sold, change nothing", async () => {
    const acme = await newCustomer(double);
    const before = await rowOf(acme.id);
    const stranger = double.event("invoice.paid", { object: "invoice", customer: "cus_of_nobody" });
    await tell(stranger);
    expect(await isProcessed(stranger.id)).toBe(true);
    const other = double.event("payout.paid", { object: "payout", customer: acme.customer });
    await tell(other);
    expect(await adminDb.$count(stripeEvent, eq(stripeEvent.id, other.id))).toBe(0);
    expect(await rowOf(acme.id)).toEqual(before);
  });

  it("that name another organization's ids change neither", async () => {
    const [acme, globex] = [await newCustomer(double), await newCustomer(double)];
    const before = [await rowOf(acme.id), await rowOf(globex.id)];
    const forged = {
      ...acme.bought,
      customer: globex.customer,
      status: "canceled",
      metadata: { organizationId: acme.id },
    };
    await tell(double.event("customer.subscription.deleted", forged));
    expect([await rowOf(acme.id), await rowOf(globex.id)]).toEqual(before);
  });

  it("wait while Stripe does not answer, and are done by the night's round", async () => {
    const acme = await newCustomer(double);
    account.failPayment(acme.bought);
    const event = double.event("customer.subscription.updated", acme.bought);
    const { body, signature } = double.delivery(event);
    await receiveWebhook(body, signature);
    double.state.down = true;
    await expect(applyEvent({ id: event.id })).rejects.toThrow();
    expect(await isProcessed(event.id)).toBe(false);
    double.state.down = false;
    await reconcile();
    expect(await isProcessed(event.id)).toBe(true);
    expect(await rowOf(acme.id)).toMatchObject({ status: "past_due" });
  });
});

const item = (bought: (typeof account)["subscriptions"] extends Map<string, infer S> ? S : never) => {
  const [first] = bought.items.data;
  if (!first) throw new Error("no item");
  return first;
};

describe("the night's round", () => {
  it("finds what no event told, for each customer", async () => {
    const places = [await newCustomer(double), await newCustomer(double), await newCustomer(double)];
    for (const { bought } of places) account.end(bought);
    await reconcile();
    for (const { id } of places) expect(await rowOf(id)).toMatchObject({ status: "canceled" });
  });

  it("goes on after one whose price is of no plan, and keeps what that one had", async () => {
    const [odd, acme] = [await newCustomer(double), await newCustomer(double)];
    const first = item(odd.bought);
    odd.bought.items.data[0] = {
      ...first,
      price: { ...first.price, lookup_key: "x", metadata: { plan: "x" as "pro" } },
    };
    account.end(acme.bought);
    await reconcile();
    expect(await rowOf(odd.id)).toMatchObject({ status: "active", plan: "pro" });
    expect(await rowOf(acme.id)).toMatchObject({ status: "canceled" });
    account.end(odd.bought);
    odd.bought.items.data[0] = first;
  });

  it("ends what Stripe does not know any more, and notes trials that are over", async () => {
    const [acme, trial] = [await newCustomer(double), await newPlace()];
    account.subscriptions.delete(acme.bought.id);
    const over = { trialEnd: new Date(Date.now() - day) };
    await adminDb.update(subscription).set(over).where(eq(subscription.organizationId, trial.id));
    await reconcile();
    expect(await rowOf(acme.id)).toMatchObject({ status: "canceled", plan: "pro" });
    const places = await adminDb
      .select({ plan: organization.currentPlan })
      .from(organization)
      .where(inArray(organization.id, [acme.id, trial.id]));
    expect(places).toEqual([{ plan: "free" }, { plan: "free" }]);
  });

  it("forgets what was told a month ago", async () => {
    const acme = await newCustomer(double);
    const event = double.event("customer.subscription.updated", acme.bought);
    await tell(event);
    const old = { receivedAt: sql`now() - interval '31 days'` };
    await adminDb.update(stripeEvent).set(old).where(eq(stripeEvent.id, event.id));
    await reconcile();
    expect(await adminDb.$count(stripeEvent, eq(stripeEvent.id, event.id))).toBe(0);
  });
});

describe("seats", () => {
  it("follow the members, whatever way they come and go", async () => {
    const acme = await newCustomer(double);
    const mia = await addMember(acme.id, "member");
    await addMember(acme.id, "viewer");
    await followMembers();
    expect(item(acme.bought).quantity).toBe(3);
    expect(await rowOf(acme.id)).toMatchObject({ seats: 3 });
    await caller({ token: acme.owner.token, organizationId: acme.id }).members.remove({ id: mia.member.id });
    await followMembers();
    expect(item(acme.bought).quantity).toBe(2);
    const { length } = double.calls;
    await followMembers();
    expect(double.calls).toHaveLength(length);
  });

  it("of a deleted organization are not renewed", async () => {
    const acme = await newCustomer(double);
    const { organizations } = caller({ token: acme.owner.token, organizationId: acme.id });
    await organizations.trash();
    await followMembers();
    expect(acme.bought).toMatchObject({ cancel_at_period_end: true });
    expect(await rowOf(acme.id)).toMatchObject({ cancelAtPeriodEnd: true });
    await organizations.restore({ id: acme.id });
    expect(await acme.billing.resume()).toMatchObject({ cancelAt: null });
  });
});
