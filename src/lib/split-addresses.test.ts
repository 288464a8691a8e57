import { describe, expect, it } from "vitest";
import { splitAddresses } from "./split-addresses";

describe("splitAddresses", () => {
  it("takes addresses apart however they were pasted, each once", () => {
    const text = "a@b.test, Mia Lang <Mia@b.test>;\n c@d.test  A@b.test";
    expect(splitAddresses(text)).toEqual({ valid: ["a@b.test", "mia@b.test", "c@d.test"], invalid: [] });
  });

  it("names what is no address", () => {
    expect(splitAddresses("mia, b@c, d@e.test")).toEqual({ valid: ["d@e.test"], invalid: ["mia", "b@c"] });
  });
});
