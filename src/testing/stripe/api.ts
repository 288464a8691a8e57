import type { Session, StripeAccount, Subscription } from "./account";
import { at, type Form } from "./form";

export type Call = { method: string; path: string; form: Form; origin: string };
export type Answer = { status: number; body: object };

const list = (data: readonly object[]) => ({ object: "list", data, has_more: false });
const ok = (body: object): Answer => ({ status: 200, body });

/** Says what Stripe says of a call that it cannot serve. */
export const refusal = (status: number, type: string, message: string): Answer => ({
  status,
  body: { error: { type, message } },
});

/** The part of Stripe's API that billing uses. */
export function answerCall(account: StripeAccount, { method, path, form, origin }: Call): Answer {
  const [, first = "", second = "", third = "", last = ""] = path.split("/").slice(1);
  const id = first === "checkout" ? third : second;
  switch (`${method} ${first}${first === "checkout" && last ? `/${last}` : ""}`) {
    case "POST customers":
      return ok(newCustomer(account, form));
    case "GET prices":
      return ok(list(account.prices.filter(({ lookup_key }) => lookup_key === at(form, "lookup_keys", "0"))));
    case "GET checkout":
      return ok(list(openSessions(account, at(form, "customer") ?? "")));
    case "POST checkout":
      return ok(newSession(account, form, origin));
    case "POST checkout/expire":
      return ok(Object.assign(account.sessions.get(id) ?? {}, { status: "expired" }));
    case "GET subscriptions":
      return ok(id ? account.subscription(id) : list(account.of(at(form, "customer") ?? "")));
    case "POST subscriptions":
      return ok(change(account, account.subscription(id), form));
    case "POST invoices":
      return ok(preview(account, form));
    case "GET invoices":
      return ok(list(account.invoices.filter(({ customer }) => customer === at(form, "customer"))));
    case "POST billing_portal":
      return ok({ id: account.newId("bps"), url: `${origin}/portal?back=${at(form, "return_url")}` });
    default:
      return refusal(404, "invalid_request_error", `No such address: ${method} ${path}`);
  }
}

function newCustomer(account: StripeAccount, form: Form) {
  const id = account.newId("cus");
  const made = {
    ...{ id, object: "customer" as const },
    name: at(form, "name") ?? "",
    email: at(form, "email") ?? "",
    organizationId: at(form, "metadata", "organizationId") ?? "",
  };
  account.customers.set(id, made);
  return made;
}

const openSessions = ({ sessions }: StripeAccount, customer: string) =>
  [...sessions.values()].filter((each) => each.customer === customer && each.status === "open");

function newSession(account: StripeAccount, form: Form, origin: string): Session {
  const id = account.newId("cs");
  const made: Session = {
    ...{ id, object: "checkout.session", status: "open", url: `${origin}/checkout/${id}` },
    customer: at(form, "customer") ?? "",
    success_url: at(form, "success_url") ?? "",
    price: at(form, "line_items", "0", "price") ?? "",
    quantity: Number(at(form, "line_items", "0", "quantity")),
    trialEnd: Number(at(form, "subscription_data", "trial_end") ?? 0) || null,
  };
  account.sessions.set(id, made);
  return made;
}

/** The amount for the rest of the period, in cents: what is dearer costs, what is cheaper is credited. */
function difference(account: StripeAccount, found: Subscription, priceId: string, quantity: number): number {
  const [item] = found.items.data;
  if (!item || found.status === "trialing") return 0;
  return account.price(priceId).unit_amount * quantity - item.price.unit_amount * item.quantity;
}

function change(account: StripeAccount, found: Subscription, form: Form): Subscription {
  const [item] = found.items.data;
  if (!item) return found;
  const price = at(form, "items", "0", "price") ?? item.price.id;
  const quantity = Number(at(form, "items", "0", "quantity") ?? item.quantity);
  const amount = difference(account, found, price, quantity);
  if (at(form, "proration_behavior") === "always_invoice" && amount > 0) account.bill(found, amount);
  Object.assign(item, { price: account.price(price), quantity });
  const ends = at(form, "cancel_at_period_end");
  if (ends) {
    const cancel_at = ends === "true" ? item.current_period_end : null;
    Object.assign(found, { cancel_at_period_end: ends === "true", cancel_at, canceled_at: cancel_at });
  }
  return found;
}

function preview(account: StripeAccount, form: Form) {
  const found = account.subscription(at(form, "subscription") ?? "");
  const price = at(form, "subscription_details", "items", "0", "price") ?? "";
  const quantity = Number(at(form, "subscription_details", "items", "0", "quantity"));
  const prorated = difference(account, found, price, quantity);
  const line = (description: string, amount: number, proration: boolean) => ({
    ...{ id: account.newId("il"), object: "line_item", description, amount },
    parent: { type: "subscription_item_details", subscription_item_details: { proration } },
  });
  const regular = account.price(price).unit_amount * quantity;
  const lines = [line("Remaining time", prorated, true), line("Next period", regular, false)];
  return { object: "invoice", customer: found.customer, currency: "eur", lines: list(lines) };
}
