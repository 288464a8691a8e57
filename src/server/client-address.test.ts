import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { clientAddressBehind } from "./client-address";

function request(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const req = new IncomingMessage(socket);
  if (forwarded) req.headers["x-forwarded-for"] = forwarded;
  return req;
}

describe("the client's address", () => {
  it.each([
    ["no proxy is trusted", [], "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["the peer is not a trusted proxy", ["10.0.0.0/8"], "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["the peer is a trusted proxy", ["10.0.0.0/8"], "10.0.0.7", "198.51.100.1", "198.51.100.1"],
    [
      "the client wrote addresses of its own",
      ["loopback"],
      "127.0.0.1",
      "1.1.1.1, 198.51.100.1",
      "198.51.100.1",
    ],
    [
      "two proxies are trusted",
      ["loopback", "10.0.0.7"],
      "::ffff:127.0.0.1",
      "198.51.100.1, 10.0.0.7",
      "198.51.100.1",
    ],
    ["what was forwarded is no address", ["loopback"], "127.0.0.1", "<script>", "127.0.0.1"],
    ["nothing was forwarded", ["loopback"], "127.0.0.1", undefined, "127.0.0.1"],
  ])("when %s", (_, trusted, peer, forwarded, expected) => {
    expect(clientAddressBehind(trusted)(request(peer, forwarded))).toBe(expected);
  });
});
