import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("the environment", () => {
  it.each([
    ["DATABASE_URL", ""],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["BETTER_AUTH_SECRET", "short"],
    ["PORT", "eighty"],
    ["APP_URL", "not an address"],
    ["SMTP_URL", "http://mail.test"],
  ])("names %s when it is %j", async (name, value) => {
    vi.stubEnv(name, value);
    await expect(import("./env")).rejects.toThrow(name);
  });

  it.each([
    ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
    ["STRIPE_WEBHOOK_SECRET", "STRIPE_SECRET_KEY"],
  ])("has no payments with %s alone, and names %s", async (given, missing) => {
    vi.stubEnv(given, "a-value");
    await expect(import("./env")).rejects.toThrow(`${missing}: Payments need both`);
  });

  it("has a default for everything that may be left out", async () => {
    vi.stubEnv("PORT", "");
    const { env } = await import("./env");
    expect(env).toMatchObject({ PORT: 3000, MAIL_FROM: expect.stringContaining("Tenantry") });
  });
});
