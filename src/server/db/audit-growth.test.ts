import { beforeAll, describe, expect, it } from "vitest";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { sealAudit, verifyAudit } from "./audit-seal";

const each = 500;
let organizations: string[];

const append = (count: number) =>
  adminSql`insert into audit_log (id, organization_id, action, entity_type, created_at)
    select uuidv7(), o, 'create', 'todos', now() from unnest(${organizations}::uuid[]) o, generate_series(1, ${count}::int)`;

beforeAll(async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => createOrganization()));
  organizations = made.map(({ id }) => id);
  await append(each);
  await sealAudit();
  await adminSql`vacuum analyze audit_log`;
});

describe("the audit log, however long", () => {
  it("is sealed in steps, and nothing is left", async () => {
    await append(80);
    expect(await sealAudit()).toBe(organizations.length * 80);
    const [open] = await adminSql`select count(*)::int as count from audit_log where seal is null`;
    expect(open).toEqual({ count: 0 });
    expect(await verifyAudit()).toMatchObject({ broken: [] });
  });

  it("is sealed without reading it whole", async () => {
    await append(2);
    const read = await adminSql.begin(async (sql) => {
      await sql`select seal_audit()`;
      const [row] = await sql`select seq_tup_read::int as whole, idx_tup_fetch::int as found
        from pg_stat_xact_user_tables where relname = 'audit_log'`;
      return row;
    });
    expect(read).toEqual({ whole: 0, found: 3 * 2 * organizations.length });
  });

  it("is checked by what an index finds", async () => {
    const blocks = await adminSql.begin(async (sql) => {
      const check = () => sql<{ "QUERY PLAN": [{ Plan: { "Shared Hit Blocks": number } }] }[]>`
        explain (analyze, buffers, format json)
        select audit_hash(organization_id, number, previous_hash) from audit_seal
        where organization_id = ${organizations[7] ?? ""} and number = 3`;
      await check();
      const [row] = await check();
      return row?.["QUERY PLAN"][0].Plan["Shared Hit Blocks"];
    });
    expect(blocks).toBeLessThan(24);
  });

  it("has the hashes that every version before this one made", async () => {
    const hash = await adminSql.begin(async (sql) => {
      await sql`insert into audit_log (id, user_name, action, entity_type, entity_label, new_values, created_at, seal)
        values ('01a203e2-1e4c-7a2a-ad7d-94026b8f9bf7', 'Ada', 'update', 'user', 'Ada', '{"name": "Ada"}',
          '2026-11-21T09:30:00Z', 1000000)`;
      const [row] =
        await sql`select audit_hash('00000000-0000-0000-0000-000000000000', 1000000, 'before') as hash`;
      await sql`delete from audit_log where id = '01a203e2-1e4c-7a2a-ad7d-94026b8f9bf7'`;
      return row?.hash;
    });
    expect(hash).toBe("f1bb7340d845753a940daea4ae3030e59bbbb02a1422fd2a41ec05004a5d2200");
  });
});
