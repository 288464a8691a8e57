import { describe, expect, it } from "vitest";
import { adminSql } from "./database";

type Policy = { table: string; role: string; cmd: string };

const read = async (sees: "everything" | "own") => {
  const policies = await adminSql<(Policy & { everything: boolean })[]>`
    select p.tablename as "table", role::text as role, p.cmd,
      coalesce(p.qual, p.with_check) = 'true' as everything
    from pg_policies p, unnest(p.roles) as role where p.schemaname = 'public' order by 1, 2, 3`;
  return policies
    .filter((policy) => policy.everything === (sees === "everything"))
    .map(({ table, role, cmd }) => `${role} ${cmd} ${table}`);
};

/**
 * What sign-in reads before anybody's organization is known: the providers of proven domains. And what a trigger reads
 * whose person is nobody's: the memberships of somebody for whom an administrator acts no longer.
 */
const ofPersons = new Set(["app_login ALL sso_provider", "app_owner SELECT member"]);

describe("who sees more than one organization", () => {
  it("is this list and nobody else", async () => {
    expect(await read("everything")).toEqual([
      "app_owner INSERT audit_log",
      "app_owner SELECT audit_log",
      "app_owner UPDATE audit_log",
      "app_platform INSERT audit_log",
      "app_platform SELECT audit_log",
      "app_owner ALL audit_seal",
      "app_platform SELECT audit_seal",
      "app_platform ALL digests",
      "app_owner INSERT file_removals",
      "app_platform ALL file_removals",
      "app_platform ALL invitation",
      "app_login SELECT member",
      "app_platform ALL member",
      "app_platform SELECT notices",
      "app_login SELECT organization",
      "app_owner SELECT organization",
      "app_platform ALL organization",
      "app_platform SELECT organization_logo",
      "app_owner ALL organization_usage",
      "app_platform SELECT organization_usage",
      "app_platform ALL storage_day",
      "app_platform ALL stripe_event",
      "app_owner SELECT subscription",
      "app_platform ALL subscription",
      "app_platform ALL team",
      "app_platform ALL team_member",
      "app_login ALL user",
      "app_owner SELECT user",
      "app_platform ALL user",
    ]);
  });

  it("is never app_tenant or app_trash, and PUBLIC has no policy at all", async () => {
    const narrow = (await read("own")).filter((policy) => !ofPersons.has(policy));
    expect(narrow.length).toBeGreaterThan(10);
    expect([...new Set(narrow.map((policy) => policy.split(" ")[0]))].sort()).toEqual([
      "app_billing",
      "app_tenant",
      "app_trash",
    ]);
  });

  it("shows the platform no organization's content", async () => {
    const rows = await adminSql<{ name: string }[]>`
      select table_name as name from information_schema.role_table_grants
      where grantee = 'app_platform' and table_name in ('todos', 'projects', 'comments', 'attachments')`;
    expect(rows).toEqual([]);
  });
});
