import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { auditLog } from "./schema";

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
const roles = ["app_login", "app_tenant", "app_trash", "app_billing", "app_platform"];
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

  it("is written without a call of a function for each row, however many a statement changes", async () => {
    const acme = await createOrganization();
    const called = await adminSql.begin(async (tx) => {
      await tx`set local track_functions = 'all'`;
      await tx`insert into todos (id, organization_id, title)
        select gen_random_uuid(), ${acme.id}::uuid, 'Todo ' || i from generate_series(1, 50) i`;
      await tx`update todos set title = title || '!' where organization_id = ${acme.id}`;
      await tx`update todos set deleted_at = now() where organization_id = ${acme.id}`;
      await tx`delete from todos where organization_id = ${acme.id}`;
      return tx<{ name: string }[]>`
        select funcname as name from pg_stat_xact_user_functions where calls >= 50 order by 1`;
    });
    expect(called.map(({ name }) => name)).toEqual(["touch_row"]);
    const entries = await adminDb.$count(
      auditLog,
      and(eq(auditLog.organizationId, acme.id), eq(auditLog.entityType, "todos")),
    );
    expect(entries).toBe(200);
  });

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
