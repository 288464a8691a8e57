import { describe, expect, it } from "vitest";
import { adminSql } from "@/testing/database";

const statements = [
  "insert into audit_log (id, action, organization_id) values (gen_random_uuid(), 'forged', gen_random_uuid())",
  "update audit_log set action = 'forged'",
  "delete from audit_log",
  "truncate audit_log",
  "alter table todos disable trigger audit_insert",
  "drop trigger audit_insert on todos",
  "set session_replication_role = 'replica'",
  "call audit_table('todos', 'id')",
];
const roles = ["app_login", "app_tenant", "app_trash", "app_platform"];
const attempts = roles.flatMap((role) => statements.map((statement) => ({ role, statement })));
/** The platform door writes its own entries: why it was opened. */
const allowed = attempts.filter(
  ({ role, statement }) => role === "app_platform" && statement === statements[0],
);

describe("the audit log", () => {
  it.each(attempts.filter((attempt) => !allowed.includes(attempt)))(
    "is kept from $role: $statement",
    async ({ role, statement }) => {
      const attempt = adminSql.begin(async (tx) => {
        await tx.unsafe(`set local role ${role}`);
        await tx.unsafe(statement);
      });
      await expect(attempt).rejects.toThrow(/permission denied|must be owner/);
    },
  );

  it("is not led astray by a temporary table of the same name", async () => {
    await adminSql.begin(async (tx) => {
      await tx.unsafe("create temporary table audit_log (like public.audit_log) on commit drop");
      await tx.unsafe(
        "insert into organization (id, name, slug) values (gen_random_uuid(), 'Temp', 'temp-org')",
      );
      const [found] =
        await tx`select count(*)::int as entries from public.audit_log where entity_label = 'Temp'`;
      expect(found).toEqual({ entries: 1 });
    });
  });
});
