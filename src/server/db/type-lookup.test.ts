import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Connection } from "./connection";
import { endedTypeLookup } from "./type-lookup";

describe("a connection lost before its first use", () => {
  const heard: unknown[] = [];
  const listen = (error: unknown) => heard.push(error);
  afterEach(() => {
    process.off("unhandledRejection", listen);
  });

  it("is told from a rejection that nobody handles", async () => {
    process.on("unhandledRejection", listen);
    const server = createServer(serveLoginThenHangUp);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const settings = { url: `postgres://somebody@127.0.0.1:${port}/x`, options: {} };
    await Connection.open({ ...settings, types: { parsers: {}, serializers: {} } }, 2_000).catch(() => {});
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBeGreaterThan(0);
    expect(heard.every(endedTypeLookup)).toBe(true);
    server.close();
  });

  it.each(["CONNECTION_CLOSED", "ECONNRESET", "EPIPE", "57P01"])("is told by %s", (code) => {
    const query = "select b.oid, b.typarray from pg_catalog.pg_type a";
    expect(endedTypeLookup(Object.assign(new Error(), { code, query }))).toBe(true);
    expect(endedTypeLookup(Object.assign(new Error(), { code: "42501", query }))).toBe(false);
  });

  it("is no other error", () => {
    expect(endedTypeLookup(new Error("write CONNECTION_CLOSED"))).toBe(false);
    const ours = Object.assign(new Error(), { code: "CONNECTION_CLOSED", query: "select * from todos" });
    expect(endedTypeLookup(ours)).toBe(false);
  });
});

/** AuthenticationOk and ReadyForQuery, then an end at the first query. */
function serveLoginThenHangUp(socket: Socket): void {
  socket.on("error", () => {});
  socket.once("data", () => {
    socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]));
    socket.once("data", () => socket.destroy());
  });
}
