import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { adminDb } from "@/testing/database";
import { StripeDouble } from "@/testing/stripe/double";
import { stripeEvent } from "./db/schema";
import { createHttpServer } from "./http";

const { settings, proxy } = await vi.hoisted(async () => {
  const { prepareStripe } = await import("@/testing/stripe/settings");
  const { createTcpProxy } = await import("@/testing/tcp-proxy");
  const url = new URL(process.env.DATABASE_URL ?? "");
  const opened = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(opened.port);
  process.env.DATABASE_URL = url.href;
  return { settings: await prepareStripe(), proxy: opened };
});
const double = await StripeDouble.open(settings);
const server = createHttpServer((_req, res) => void res.end("a page"));
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/stripe`;
});
afterAll(async () => {
  server.close();
  await proxy.shut();
  await double.close();
});

type Delivery = ReturnType<typeof double.delivery>;
const newEvent = () =>
  double.event("customer.subscription.updated", { object: "subscription", customer: "cus_1" });
const kept = (id: string) => adminDb.$count(stripeEvent, eq(stripeEvent.id, id));

async function post({ body, signature }: Delivery, headers: Record<string, string> = {}) {
  const own = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
  const answer = await fetch(address, { method: "POST", headers: { ...own, ...headers }, body });
  return answer.status;
}

const now = () => Math.floor(Date.now() / 1000);

describe("a delivery of Stripe's", () => {
  it("is kept by its event's id, once, also when two come at once", async () => {
    const event = newEvent();
    const delivery = double.delivery(event);
    expect(await Promise.all([post(delivery), post(delivery)])).toEqual([200, 200]);
    expect(await post(delivery)).toBe(200);
    expect(await kept(event.id)).toBe(1);
  });

  it("is refused with a signature of another secret, for other bytes, of old, or without one", async () => {
    const event = newEvent();
    const good = double.delivery(event);
    const refused: Delivery[] = [
      double.delivery(event, { secret: "whsec_of_somebody_else" }),
      { ...good, body: Buffer.from(good.body.toString().replace("cus_1", "cus_2")) },
      { ...good, body: Buffer.from(`${good.body} `) },
      double.delivery(event, { timestamp: now() - 301 }),
      { ...good, signature: "" },
      { ...good, signature: "t=1,v1=00" },
    ];
    for (const delivery of refused) expect(await post(delivery)).toBe(400);
    expect(await kept(event.id)).toBe(0);
    expect(await post(double.delivery(event, { timestamp: now() - 290 }))).toBe(200);
  });

  it("is refused from another site, as a form, when it is too large, and by GET", async () => {
    const delivery = double.delivery(newEvent());
    expect(await post(delivery, { origin: "https://evil.test" })).toBe(403);
    expect(await post(delivery, { "content-type": "text/plain" })).toBe(415);
    expect(await post({ ...delivery, body: Buffer.alloc(1024 * 1024 + 1, 32) })).toBe(413);
    expect((await fetch(address)).status).toBe(405);
  });

  it("is answered 503 while the database is down, and kept when Stripe delivers it again", async () => {
    const event = newEvent();
    await proxy.shut();
    expect(await post(double.delivery(event))).toBe(503);
    await proxy.open();
    await expect.poll(() => post(double.delivery(event)), { timeout: 15_000 }).toBe(200);
    expect(await kept(event.id)).toBe(1);
  });
});
