import type * as Dns from "node:dns";
import { createServer, type RequestListener } from "node:http";
import { afterAll, describe, expect, it, vi } from "vitest";
import {
  AddressRefusedError,
  allowedOrigins,
  assertCallable,
  callingOutside,
  fetchOutside,
  publicOnly,
} from "./outgoing";

const port = await vi.hoisted(async () => {
  const { freePort } = await import("@/testing/free-port");
  const free = await freePort();
  process.env.SSO_ALLOWED_HOSTS = `localhost:${free}`;
  return free;
});

type Found = (error: NodeJS.ErrnoException | null, found: Dns.LookupAddress[]) => void;

/** A name server outside of this machine that gives our own address for a name of its own. */
vi.mock("node:dns", async (original) => {
  const dns = await original<typeof Dns>();
  const lookup = (name: string, options: Dns.LookupAllOptions, done: Found) =>
    name === "rebound.example.com"
      ? done(null, [{ address: "127.0.0.1", family: 4 }])
      : dns.lookup(name, options, done);
  return { ...dns, lookup };
});

const asked: string[] = [];
const answers: Record<string, RequestListener> = {
  "/large": (_, res) => void res.end("x".repeat(300_000)),
  "/redirect": (_, res) => void res.writeHead(302, { location: "/secret" }).end(),
  "/echo": (req, res) => {
    req.pipe(res.setHeader("content-type", req.headers["content-type"] ?? "none"));
  },
};
const server = createServer((req, res) => {
  asked.push(req.url ?? "");
  const answer = answers[req.url ?? ""];
  if (answer) answer(req, res);
  else res.end("the secret");
});
await new Promise<void>((resolve) => server.listen(port, resolve));
afterAll(() => void server.close());

const allowed = `http://localhost:${port}`;

describe("an address that an organization chose", () => {
  it.each([
    "https://169.254.169.254/latest/meta-data",
    "https://127.0.0.1",
    "https://127.1",
    "https://2130706433",
    "https://0x7f.0.0.1",
    "https://0.0.0.0",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:7f00:1]",
    "https://[64:ff9b::7f00:1]",
    "https://[fd00::1]",
    "https://[fe80::1]",
    "https://10.0.0.8",
    "https://172.16.3.4",
    "https://192.168.1.1",
    "https://100.64.0.1",
    "https://224.0.0.1",
    "https://localhost",
    "https://LOCALHOST.",
    "https://api.localhost",
    "https://metadata.google.internal",
    `https://localhost:${Number(port) + 1}`,
    "http://identity.example.com",
    "ftp://identity.example.com",
    "file:///etc/passwd",
    "https://user:secret@identity.example.com",
    "//identity.example.com",
    "not an address",
  ])("is not %s", async (address) => {
    expect(() => assertCallable(address)).toThrow("address");
    await expect(fetchOutside(address)).rejects.toThrow();
  });

  it.each(["https://login.example.com", "https://8.8.8.8/x", "https://[2606:4700::1111]"])(
    "may be %s",
    (address) => {
      expect(assertCallable(address).href).toContain(address);
    },
  );

  it("may be a host that the operator allows, on that port only", async () => {
    expect(allowedOrigins()).toContain(allowed);
    expect(await (await fetchOutside(`${allowed}/plain`)).text()).toBe("the secret");
  });
});

describe("a name", () => {
  const resolve = (...addresses: string[]) =>
    new Promise((done, failed) => {
      const lookup = publicOnly((_name, _options, answer) => {
        const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        answer(null, found);
      });
      lookup("identity.example.com", {}, (error, address) => (error ? failed(error) : done(address)));
    });

  it.each([
    ["127.0.0.1"],
    ["::1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["::ffff:127.0.0.1"],
    ["8.8.8.8", "127.0.0.1"],
  ])("that resolves to %s %s is refused when the connection is made", async (...addresses) => {
    await expect(resolve(...addresses)).rejects.toThrow("not public");
  });

  it("that resolves to public addresses only leads to the one that was looked at", async () => {
    expect(await resolve("8.8.8.8", "2606:4700::1111")).toBe("8.8.8.8");
  });

  it("is looked at for every connection", async () => {
    const failure = await fetchOutside(`https://rebound.example.com:${port}/`).catch((error) => error);
    expect(failure.cause).toBeInstanceOf(AddressRefusedError);
  });
});

describe("a call outside", () => {
  it("does not follow where it is sent", async () => {
    asked.length = 0;
    const answer = await fetchOutside(`${allowed}/redirect`);
    expect([answer.status, asked]).toEqual([302, ["/redirect"]]);
  });

  it("does not read more than it needs", async () => {
    await expect(fetchOutside(`${allowed}/large`)).rejects.toThrow();
  });

  it("sends what it is given", async () => {
    const body = new URLSearchParams({ code: "a b" });
    const answer = await fetchOutside(`${allowed}/echo`, { method: "POST", body });
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual([
      "application/x-www-form-urlencoded;charset=UTF-8",
      "code=a+b",
    ]);
  });

  it("is what a library's fetch becomes within, and only there", async () => {
    const inside = `http://127.0.0.1:${port}/plain`;
    await expect(callingOutside(() => fetch(inside))).rejects.toThrow("https://");
    expect((await fetch(inside)).status).toBe(200);
  });
});
