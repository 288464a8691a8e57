import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { createSession, createUser } from "@/testing/factories";
import { createHttpServer } from "./http";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(50)]);
const server = createHttpServer((_req, res) => void res.end());
let base: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

describe("a person's picture", () => {
  it("is answered as a picture and nothing else, until there is a newer one", async () => {
    const { account } = caller({ token: await createSession((await createUser()).id) });
    const { image } = await account.setPicture({ content: png.toString("base64") });
    const answer = await fetch(`${base}${image}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    await account.setPicture({ content: png.toString("base64") });
    expect((await fetch(`${base}${image}`)).status).toBe(404);
  });

  it.each([randomUUID(), "x", "..%2f..%2fetc", ""])("is not found as %s", async (id) => {
    expect((await fetch(`${base}/api/pictures/${id}`)).status).toBe(404);
  });
});
