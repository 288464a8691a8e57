import { createHmac } from "node:crypto";
import { answerAuth } from "@/server/auth/handler";

/** Keeps cookies and calls Better Auth as a browser at `address` does. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly address = "192.0.2.1",
    readonly language = "en",
  ) {}

  keep(setCookies: readonly string[]): void {
    for (const cookie of setCookies) {
      const [pair = "", ...attributes] = cookie.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (value && !attributes.some((each) => /max-age=0/i.test(each))) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** The token of its session, without the signature; null when it is signed out. */
  get token(): string | null {
    const value = this.cookies.get("better-auth.session_token");
    return value ? (decodeURIComponent(value).split(".")[0] ?? null) : null;
  }

  async call(path: string, body?: object): Promise<Response> {
    const headers = {
      cookie: this.cookie,
      "accept-language": this.language,
      origin: "http://localhost:3000",
      "x-client-address": this.address,
      ...(body && { "content-type": "application/json" }),
    };
    const request = { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) };
    const answer = await answerAuth(new Request(`http://localhost:3000/api/auth${path}`, request));
    this.keep(answer.headers.getSetCookie());
    return answer;
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows now (RFC 6238: SHA-1, 6 digits, 30 seconds). */
export function totp(uri: string, at = Date.now()): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret].map((each) => alphabet.indexOf(each).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
