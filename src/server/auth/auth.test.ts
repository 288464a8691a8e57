import { getAuthTables } from "better-auth/db";
import { getTableColumns, type Table } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import * as schema from "../db/schema";
import { auth } from "./auth";
import { answerAuth } from "./handler";

const tables: Record<string, unknown> = schema;

describe("the identity schema", () => {
  it("has every table and column that Better Auth and its enabled plugins expect", () => {
    const missing = Object.entries(getAuthTables(auth().options)).flatMap(([key, expected]) => {
      const table = tables[key] as Table | undefined;
      if (!table) return [`table ${key}`];
      const columns = Object.keys(getTableColumns(table));
      return Object.entries(expected.fields)
        .map(([field, attribute]) => attribute.fieldName ?? field)
        .filter((field) => !columns.includes(field))
        .map((field) => `${key}.${field}`);
    });
    expect(missing).toEqual([]);
  });
});

const post = (path: string, body: object = {}) =>
  answerAuth(
    new Request(`http://localhost:3000/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost:3000" },
      body: JSON.stringify(body),
    }),
  );

describe("Better Auth over HTTP", () => {
  it.each([
    "/organization/create",
    "/organization/invite-member",
    "/organization/remove-member",
    "/organization/update-member-role",
    "/organization/set-active",
    "/admin/ban-user",
    "/admin/impersonate-user",
    "/admin/stop-impersonating",
    "/admin/set-role",
  ])("does not serve %s", async (path) => {
    expect((await post(path)).status).toBe(404);
  });

  it("answers a wrong password and an unknown address alike", async () => {
    const email = "known@example.test";
    await post("/sign-up/email", { name: "Known", email, password: "a-good-password" });
    const wrong = await post("/sign-in/email", { email, password: "not-the-password" });
    const unknown = await post("/sign-in/email", {
      email: "nobody@example.test",
      password: "not-the-password",
    });
    expect(wrong.status).toBe(401);
    expect([unknown.status, await unknown.text()]).toEqual([wrong.status, await wrong.text()]);
  });
});
