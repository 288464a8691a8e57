import { afterEach, describe, expect, it } from "vitest";
import { seal, unseal } from "./sealed";

const secret = process.env.BETTER_AUTH_SECRET;
afterEach(() => {
  process.env.BETTER_AUTH_SECRET = secret;
});

describe("a sealed text", () => {
  it("is read again, and is another one each time", () => {
    const [first, second] = [seal("a secret, ä"), seal("a secret, ä")];
    expect(first).not.toBe(second);
    expect(first).not.toContain("secret");
    expect([unseal(first), unseal(second)]).toEqual(["a secret, ä", "a secret, ä"]);
  });

  it("is not read with another key, nor after it was changed or cut", () => {
    const sealed = seal("a secret");
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    for (const broken of [changed, sealed.slice(0, 30), "v1.", "a secret", ""])
      expect(() => unseal(broken)).toThrow();
    process.env.BETTER_AUTH_SECRET = "another-secret-of-32-characters-or-more";
    expect(() => unseal(sealed)).toThrow();
  });
});
