import { adminSql } from "../database";
import { type Found, findCanaries } from "./canaries";
import type { Answer } from "./client";

/** Every table that holds rows of an organization, with the column that says whose. */
export function organizationTables(): Promise<{ table: string; column: string }[]> {
  tables ??= readTables();
  return tables;
}

let tables: ReturnType<typeof readTables> | undefined;

async function readTables() {
  const rows = await adminSql<{ table: string; column: string }[]>`
    select c.relname as "table", a.attname as "column" from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind = 'r' and (a.attname = 'organization_id' or (c.relname = 'organization' and a.attname = 'id'))
    order by 1`;
  return rows;
}

/** What every write of a row moves, whether or not it changes anything a person would see. */
const moved = "array['updated_at', 'updated_by', 'version']";

/** A hash of an organization's rows but for the traces of who wrote last, without its audit log. */
export async function hashContent(organizationId: string): Promise<string> {
  const tables = (await organizationTables()).filter(({ table }) => !table.startsWith("audit_"));
  const parts = tables.map(
    ({ table, column }) =>
      `select (to_jsonb(t) - ${moved})::text as row from public."${table}" t where ${column} = $1`,
  );
  const all = `select md5(string_agg(row, '|' order by row)) as hash from (${parts.join(" union all ")}) rows`;
  const [found] = await adminSql.unsafe(all, [organizationId]);
  return String(found?.hash);
}

/** A hash of every row of an organization and of its people, by table. */
export async function hashOrganization(organizationId: string): Promise<Record<string, string>> {
  const tables = await organizationTables();
  const parts = tables.map(
    ({ table, column }) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from public."${table}" t where ${column} = $1`,
  );
  const people = ["user", "account"].map((table) => {
    const key = table === "user" ? "id" : "user_id";
    return `select '${table}', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from public."${table}" t
      where ${key} in (select user_id from public.member where organization_id = $1)`;
  });
  const hashes = await adminSql.unsafe([...parts, ...people].join(" union all "), [organizationId]);
  return Object.fromEntries(hashes.map((row) => [row.name, row.hash]));
}

/** Requests of these ids that left a trace in the audit log. */
export async function auditedRequests(requestIds: readonly string[]): Promise<Map<string, AuditTrace>> {
  const rows = await adminSql<AuditTrace[]>`
    select request_id, count(*)::int as entries, array_agg(distinct user_id::text) as users,
      array_agg(distinct coalesce(impersonator_id::text, 'nobody')) as impersonators
    from audit_log where request_id = any (${[...requestIds]}) group by 1`;
  return new Map(rows.map((each) => [each.request_id, each]));
}
export type AuditTrace = {
  request_id: string;
  entries: number;
  users: (string | null)[];
  impersonators: string[];
};

/** Canaries in an answer that `allowed` does not admit, as sentences. */
export function leaksIn(text: string, allowed: (found: Found) => boolean): string[] {
  return findCanaries(text)
    .filter((found) => !allowed(found))
    .map(({ tag, column }) => `${column} of ${tag}`);
}

/** What of an answer a client can tell apart, with the ids it sent itself taken out. */
export function fingerprint(answer: Answer, sent: readonly string[]): string {
  const { status, code, message, reason, data } = answer;
  const text = JSON.stringify({
    status,
    code,
    message,
    reason,
    data: answer.code === "OK" ? data : undefined,
  });
  return sent.reduce((masked, id) => masked.replaceAll(id, "·"), text);
}
