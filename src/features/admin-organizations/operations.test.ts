import { afterAll, expect, it, vi } from "vitest";
import { followMembers } from "@/features/subscriptions/jobs";
import { caller } from "@/testing/callers";
import { createSession, createUser } from "@/testing/factories";
import { newCustomer } from "@/testing/stripe/customers";
import { StripeDouble } from "@/testing/stripe/double";

const settings = await vi.hoisted(async () => {
  const { prepareStripe } = await import("@/testing/stripe/settings");
  return prepareStripe();
});
const double = await StripeDouble.open(settings);
afterAll(() => double.close());

it("an organization is not deleted for ever before its payments are stopped", async () => {
  const acme = await newCustomer(double);
  const token = await createSession((await createUser({ role: "admin" })).id);
  const { organizations } = caller({ token }).admin;
  const asked = { id: acme.id, reason: "Ticket 4711" };
  await organizations.trash(asked);
  await expect(organizations.purge(asked)).rejects.toMatchObject({
    code: "CONFLICT",
    message: "Its payments are being stopped. Try again in a minute.",
  });
  await followMembers();
  expect(acme.bought.cancel_at_period_end).toBe(true);
  expect(await organizations.purge(asked)).toEqual({ id: acme.id });
});
