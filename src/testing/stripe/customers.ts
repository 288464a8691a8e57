import type { PlanChoice } from "@/domain/plans";
import { caller } from "../callers";
import { createOrganization } from "../factories";
import type { StripeDouble } from "./double";

type Bought = { plan: "pro" | "business"; interval: PlanChoice["interval"] };

/** A new organization on its trial, with its owner's way to billing. */
export async function newPlace() {
  const place = await createOrganization();
  const { subscriptions } = caller({ token: place.owner.token, organizationId: place.id });
  return { ...place, billing: subscriptions };
}

/** One whose owner went through a checkout and paid, with what Stripe keeps of it. */
export async function newCustomer(double: StripeDouble, choice: Bought = { plan: "pro", interval: "month" }) {
  const place = await newPlace();
  const { url } = await place.billing.checkout(choice);
  const session = double.account.sessions.get(url?.split("/").at(-1) ?? "");
  if (!session) throw new Error("no checkout");
  const bought = double.account.complete({ ...session, trialEnd: null });
  await place.billing.refresh();
  return { ...place, customer: session.customer, bought };
}
