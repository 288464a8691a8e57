import { describe, expect, it } from "vitest";
import { isLiveEntity } from "@/domain/live";
import { appRouter } from "@/server/root";
import type { ProcedureMeta } from "@/server/trpc/init";
import { caller } from "./callers";
import { adminSql } from "./database";
import { createOrganization } from "./factories";

type Procedure = { _def: { type: "query" | "mutation" | "subscription"; meta?: ProcedureMeta } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

const open = new Set([
  "session.me",
  "session.methods",
  "session.signInByLink",
  "session.tryOut",
  "account.unsubscribe",
  "subscriptions.plans",
  "admin.impersonation.after",
  "admin.impersonation.leave",
  "invitations.preview",
  "singleSignOn.start",
]);

function call(api: ReturnType<typeof caller>, path: string, input?: unknown): Promise<unknown> {
  const target = path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api);
  return (target as (input?: unknown) => Promise<unknown>)(input);
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "OK",
    (error: { code?: string }) => error.code ?? "?",
  );

describe("every procedure", () => {
  it.each(procedures)("%s declares its scope", (path, procedure) => {
    expect(procedure._def.meta?.scope).toEqual(
      open.has(path) ? "public" : expect.stringMatching(/^(user|organization|platform)$/),
    );
  });

  it.each(procedures.filter(([path]) => !open.has(path)))("%s refuses the anonymous", async (path) => {
    expect(await codeOf(call(caller(), path, {}))).toBe("UNAUTHORIZED");
  });

  it.each(procedures.filter(([, procedure]) => procedure._def.meta?.scope === "organization"))(
    "%s does not know another organization",
    async (path) => {
      const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
      const intruder = caller({ token: globex.owner.token, organizationId: acme.id });
      expect(await codeOf(call(intruder, path, {}))).toBe("NOT_FOUND");
    },
  );

  it.each(procedures.filter(([, procedure]) => procedure._def.meta?.scope === "platform"))(
    "%s does not exist for an ordinary person",
    async (path) => {
      const acme = await createOrganization();
      expect(await codeOf(call(caller({ token: acme.owner.token }), path, {}))).toBe("NOT_FOUND");
    },
  );
});

const identityTables = [
  "attempt",
  "account",
  "passkey",
  "person_day",
  "rate_limit",
  "session",
  "two_factor",
  "user",
  "user_picture",
  "verification",
];
const rootTables = [
  "organization",
  "audit_log",
  "organization_usage",
  "audit_seal",
  "file_removals",
  "organization_logo",
  "notices",
  "digests",
  "sso_provider",
  "storage_day",
  "stripe_event",
];
const tenantTables = [
  "attachments",
  "comments",
  "invitation",
  "member",
  "projects",
  "subscription",
  "team",
  "team_member",
  "todos",
];

describe("every table", () => {
  it("belongs to a declared class", async () => {
    const rows = await adminSql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> '__drizzle_migrations__'`;
    expect(rows.map((row) => row.name).sort()).toEqual(
      [...identityTables, ...rootTables, ...tenantTables].sort(),
    );
  });

  it.each([...tenantTables, ...rootTables, "user"])("%s has row-level security, forced", async (table) => {
    const [row] = await adminSql`
      select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = ${`public."${table}"`}::regclass`;
    expect(row).toEqual({ enabled: true, forced: true });
  });

  it.each(tenantTables)(
    "%s shows a tenant its own live rows and the trash its own rows, nothing else",
    async (table) => {
      const policies = await adminSql<{ roles: string[]; cmd: string; qual: string; check: string }[]>`
      select roles::text[] as roles, cmd, qual, with_check as check from pg_policies
      where tablename = ${table} and roles && array['app_tenant', 'app_trash']::name[] order by roles`;
      expect(policies.map((policy) => [policy.roles, policy.cmd])).toEqual([
        [["app_tenant"], "ALL"],
        [["app_trash"], "ALL"],
      ]);
      for (const policy of policies) {
        expect(policy.qual).toContain("app.organization_id");
        expect(policy.check).toBe(policy.qual);
      }
      expect(policies[0]?.qual).toContain("deleted_at IS NULL");
    },
  );

  it.each(tenantTables)("%s is keyed by organization first", async (table) => {
    const keys = await adminSql<{ name: string; first: string }[]>`
      select i.indexrelid::regclass::text as name, a.attname as first from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = ${`public."${table}"`}::regclass and (i.indisunique or i.indisprimary)`;
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => key.first !== "organization_id")).toEqual([]);
  });

  it.each([...tenantTables, "organization"])("%s records every change of a row", async (table) => {
    const triggers = await adminSql<{ name: string; enabled: string }[]>`
      select tgname as name, tgenabled as enabled from pg_trigger
      where tgrelid = ${`public."${table}"`}::regclass and tgname like 'audit\\_%' order by tgname`;
    expect(triggers).toEqual(
      ["audit_delete", "audit_insert", "audit_update"].map((name) => ({ name, enabled: "O" })),
    );
  });

  it.each([...tenantTables, "organization"])(
    "%s says that it changed, as a stream knows it",
    async (table) => {
      const triggers = await adminSql<{ name: string; enabled: string }[]>`
      select tgname as name, tgenabled as enabled from pg_trigger
      where tgrelid = ${`public."${table}"`}::regclass and tgname like 'announce\\_%' order by tgname`;
      expect(triggers).toEqual(
        ["announce_delete", "announce_insert", "announce_update"].map((name) => ({ name, enabled: "O" })),
      );
      expect(isLiveEntity(table)).toBe(true);
    },
  );

  it("points to another tenant table only together with the organization", async () => {
    const foreign = await adminSql<{ name: string; columns: string[] }[]>`
      select c.conname as name,
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as columns
      from pg_constraint c
      where c.contype = 'f' and c.conrelid::regclass::text = any (${tenantTables}) and c.confrelid::regclass::text = any (${tenantTables})`;
    expect(foreign.length).toBeGreaterThanOrEqual(5);
    expect(foreign.filter((key) => !key.columns.includes("organization_id"))).toEqual([]);
  });

  it("gives no role a privilege that row-level security does not bind, and PUBLIC none at all", async () => {
    const grants = await adminSql`
      select grantee, table_name, privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and (grantee = 'PUBLIC'
        or (grantee like 'app\\_%' and grantee <> 'app_owner' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')))`;
    expect(grants).toEqual([]);
  });

  it("keeps every tenant table from the login role but the memberships", async () => {
    const grants = await adminSql<{ name: string; privilege: string }[]>`
      select table_name as name, privilege_type as privilege from information_schema.role_table_grants
      where grantee = 'app_login' and table_name = any (${[...tenantTables, ...rootTables]}) order by 1`;
    expect(grants).toEqual([
      { name: "member", privilege: "SELECT" },
      { name: "organization", privilege: "SELECT" },
      { name: "sso_provider", privilege: "SELECT" },
    ]);
  });

  it("lets no role change or delete an audit entry, and no tenant read a secret", async () => {
    const rows = await adminSql`
      select grantee, table_name, privilege_type from information_schema.role_table_grants
      where grantee like 'app\\_%' and grantee <> 'app_owner' and (
        (table_name = 'audit_log' and privilege_type in ('UPDATE', 'DELETE'))
        or (table_name = 'audit_log' and privilege_type = 'INSERT' and grantee <> 'app_platform')
        or (grantee in ('app_tenant', 'app_trash') and table_name = any (${identityTables})))`;
    expect(rows).toEqual([]);
  });

  it("has six functions that run with their owner's rights, on a fixed search path", async () => {
    const rows = await adminSql`
      select proname as name, proconfig as settings from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef order by proname`;
    const settings = ["search_path=pg_catalog, public, pg_temp"];
    expect(rows).toEqual([
      { name: "audit_rows", settings },
      { name: "count_bytes", settings },
      { name: "count_rows", settings },
      { name: "log_impersonation_end", settings },
      { name: "note_removed_files", settings },
      { name: "seal_audit", settings },
    ]);
  });
});
