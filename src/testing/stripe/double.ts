import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Stripe from "stripe";
import { StripeAccount } from "./account";
import { type Answer, answerCall, refusal } from "./api";
import { readForm } from "./form";
import { answerPage } from "./pages";

type Hook = (call: string) => Promise<void>;
type State = {
  down?: boolean;
  declines?: boolean;
  losesNext?: boolean;
  onCall?: Hook | undefined;
  onAnswer?: Hook | undefined;
};
type Settings = { port: number; key: string; webhookSecret: string; deliverTo?: string };

/**
 * Stripe's API on this machine, for the real SDK: it answers from an account in memory, keeps what it answered to an
 * idempotency key, and signs events. `state` makes it hang up, decline cards, or lose the
 * next answer to a POST; `onCall` is awaited before an answer is
 * made, `onAnswer` before it goes.
 */
export class StripeDouble {
  readonly account = new StripeAccount();
  readonly calls: string[] = [];
  readonly state: State = {};
  readonly #answered = new Map<string, Answer>();
  readonly #sdk: Stripe;
  readonly #server: Server;

  private constructor(readonly settings: Settings) {
    this.#sdk = new Stripe(settings.key);
    this.#server = createServer((req, res) => {
      this.#serve(req, res).catch((error: unknown) =>
        send(res, refusal(400, "invalid_request_error", String(error))),
      );
    });
  }

  static async open(settings: Settings): Promise<StripeDouble> {
    const double = new StripeDouble(settings);
    await new Promise<void>((resolve) => double.#server.listen(settings.port, "127.0.0.1", resolve));
    return double;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** An event as Stripe would tell of the object as it is now. */
  event(type: string, object: object, id = this.account.newId("evt")) {
    const created = Math.floor(Date.now() / 1000);
    return { id, object: "event", type, created, livemode: false, data: { object: structuredClone(object) } };
  }

  /** The body of a delivery with its signature, made by the SDK; `timestamp` in seconds. */
  delivery(event: object, { timestamp, secret }: { timestamp?: number; secret?: string } = {}) {
    const payload = JSON.stringify(event);
    const signature = this.#sdk.webhooks.generateTestHeaderString({
      payload,
      secret: secret ?? this.settings.webhookSecret,
      ...(timestamp && { timestamp }),
    });
    return { body: Buffer.from(payload), signature };
  }

  /** Delivers events, one after the other and each until it is taken, to the app that is told of them. */
  async deliver(...events: object[]): Promise<void> {
    const { deliverTo } = this.settings;
    if (!deliverTo) return;
    for (const event of events) {
      const { body, signature } = this.delivery(event);
      const headers = { "content-type": "application/json", "stripe-signature": signature };
      await deliverUntilTaken(() => fetch(deliverTo, { method: "POST", headers, body }));
    }
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(req.url ?? "/", this.origin);
    const method = req.method ?? "GET";
    if (!pathname.startsWith("/v1/")) return answerPage(this, req, res);
    const name = `${method} ${pathname}`;
    this.calls.push(name);
    await this.state.onCall?.(name);
    if (this.state.down) return void req.socket.destroy();
    const form = readForm(method === "GET" ? search.slice(1) : await textOf(req));
    const call = { method, path: pathname, form, origin: this.origin };
    const answer = structuredClone(this.#once(req, () => answerCall(this.account, call)));
    await this.state.onAnswer?.(name);
    if (this.state.losesNext && method === "POST") {
      this.state.losesNext = false;
      return void req.socket.destroy();
    }
    send(res, answer);
  }

  #once(req: IncomingMessage, answer: () => Answer): Answer {
    if (req.headers.authorization !== `Bearer ${this.settings.key}`)
      return refusal(401, "invalid_request_error", "Invalid API Key");
    if (this.state.declines && req.method === "POST" && req.url?.startsWith("/v1/subscriptions"))
      return refusal(402, "card_error", "Your card was declined.");
    const key = req.method === "POST" ? req.headers["idempotency-key"]?.toString() : undefined;
    const given = (key && this.#answered.get(key)) || answer();
    if (key) this.#answered.set(key, given);
    return given;
  }
}

const tries = 20;

async function deliverUntilTaken(deliver: () => Promise<Response>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const { ok, status } = await deliver();
    if (ok) return;
    if (tried === tries) throw new Error(`The delivery was answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

export async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(res: ServerResponse, { status, body }: Answer): void {
  res.writeHead(status, { "content-type": "application/json", "request-id": "req_double" });
  res.end(JSON.stringify(body));
}
