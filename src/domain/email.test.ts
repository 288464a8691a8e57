import { describe, expect, it } from "vitest";
import { emailPattern, splitAddresses } from "./email";

describe("splitAddresses", () => {
  it("takes addresses apart however they were pasted, each once", () => {
    const text = "a@b.test, Mia Lang <Mia@b.test>;\n c@d.test  A@b.test";
    expect(splitAddresses(text)).toEqual({ valid: ["a@b.test", "mia@b.test", "c@d.test"], invalid: [] });
  });

  it("names what is no address", () => {
    expect(splitAddresses("mia, b@c, d@e.test")).toEqual({ valid: ["d@e.test"], invalid: ["mia", "b@c"] });
  });
});

describe("emailPattern", () => {
  it.each(["mia@example.test", "mia.lang+todo@mail.example.co", "o'neill@example.test"])(
    "takes %s",
    (email) => {
      expect(emailPattern.test(email)).toBe(true);
    },
  );

  it.each([
    "mia@ex.c",
    "mia..b@ex.com",
    ".mia@ex.com",
    "mia@ex_a.com",
    "mia@-ex.com",
    "müller@ex.com",
    "mia@ex",
  ])("refuses %s", (email) => {
    expect(emailPattern.test(email)).toBe(false);
  });
});
