import { describe, expect, it } from "vitest";
import { errorText, firstLine } from "./error-text";

const told = (message: string, given: unknown = {}) => errorText({ message }, given);

describe("the error of a job", () => {
  it("is its message, or the stack that repeats it", () => {
    expect(errorText(null, {})).toBeNull();
    expect(told("no")).toBe("no");
    expect(errorText({ value: { message: "job failed by timeout" } }, {})).toBe("job failed by timeout");
    const stack = "TypeError: no\n    at send (file:///app/dist/worker.js:12:7)";
    expect(errorText({ message: "no", stack }, {})).toBe("no\n    at send (file:///app/dist/worker.js:12:7)");
    expect(firstLine("no\n    at send")).toBe("no");
  });

  it("repeats nothing of what the job was given but an address", () => {
    const given = {
      to: "mia@example.com",
      template: "invitation",
      props: { name: "Zoë Young", list: [{ title: "Raise" }] },
    };
    expect(told("mia@example.com is no friend of Zoë Young: Raise", given)).toBe(
      "mia@example.com is no friend of •••: •••",
    );
  });

  it("holds no link, no token and no value of a statement", () => {
    expect(told("GET https://example.com/a?token=1 failed")).toBe("GET ••• failed");
    expect(told("smtp://user:password@mail.example.com:25 refused")).toBe("••• refused");
    expect(told("no session eyJhbGciOiJIUzI1NiIsInR5cCI6")).toBe("no session •••");
    expect(told("Failed query: select $1\nparams: secret")).toBe("Failed query: select $1\nparams: •••");
    expect(told("at processTicksAndRejections")).toBe("at processTicksAndRejections");
  });
});
