import type { IncomingMessage, ServerResponse } from "node:http";
import type { Subscription } from "./account";
import type { StripeDouble } from "./double";

/** What a person sees of Stripe: the checkout's page with its one button; and, for tests, what the world does. */
export async function answerPage(
  double: StripeDouble,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? "/", double.origin);
  const [, page, id = ""] = pathname.split("/");
  if (req.method === "GET") return page === "checkout" ? showCheckout(double, res, id) : html(res, "Ready");
  if (page === "checkout") return redirect(res, await payCheckout(double, id));
  if (page === "world") {
    await happen(double, id, searchParams.get("organization") ?? "", Number(searchParams.get("days") ?? 0));
    return html(res, "done");
  }
  res.writeHead(404).end();
}

function html(res: ServerResponse, body: string): void {
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  res.end(`<!doctype html><html lang="en"><title>Stripe double</title><main>${body}</main></html>`);
}

function redirect(res: ServerResponse, location: string): void {
  res.writeHead(303, { location }).end();
}

function showCheckout({ account }: StripeDouble, res: ServerResponse, id: string): void {
  const session = account.sessions.get(id);
  const isOpen = session?.status === "open";
  const page = `<h1>Checkout</h1><p>${session?.price}</p><form method="post"><button>Subscribe</button></form>`;
  html(res, isOpen ? page : "<h1>This checkout is over</h1>");
}

async function payCheckout(double: StripeDouble, id: string): Promise<string> {
  const session = double.account.sessions.get(id);
  if (session?.status !== "open") throw new RangeError("This checkout is over");
  const made = double.account.complete(session);
  await double.deliver(
    double.event("customer.subscription.created", made),
    double.event("checkout.session.completed", session),
    double.event("invoice.paid", made.latest_invoice ?? {}),
  );
  return session.success_url;
}

async function happen(
  double: StripeDouble,
  what: string,
  organizationId: string,
  days: number,
): Promise<void> {
  const all = [...double.account.customers.values()];
  const customer = all.find((each) => each.organizationId === organizationId)?.id ?? "";
  const [found] = double.account.of(customer);
  if (!found) throw new RangeError("This organization has no customer that has a subscription");
  const told = change(double, found, what, days);
  await double.deliver(
    double.event(told, found.latest_invoice ?? {}),
    double.event("customer.subscription.updated", found),
  );
}

function change({ account }: StripeDouble, found: Subscription, what: string, days: number): string {
  switch (what) {
    case "fail-payment":
      account.failPayment(found, days);
      return "invoice.payment_failed";
    case "pay":
      account.pay(found);
      return "invoice.paid";
    case "end":
      account.end(found);
      return "invoice.voided";
    default:
      throw new RangeError(`Nothing is called ${what}`);
  }
}
