import { createHash } from "node:crypto";
import { type Readable, Transform } from "node:stream";
import type { ReservedSql, Sql, TransactionSql } from "postgres";
import { BackupError } from "./manifest";

type Client = Sql | TransactionSql | ReservedSql;
export type Table = { name: string; columns: string[]; order: string; filter: string };

/** What is written differs with these settings, so both sides pin them; a role that would see less than all is told so. */
const pinned = `
set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
set local statement_timeout = 0; set local lock_timeout = '10s'`;

export const pinSettings = (sql: Client) => sql.unsafe(pinned);

/** Every table of the app, and the jobs that still wait: finished ones are of no use elsewhere. */
export async function listTables(sql: Client): Promise<Table[]> {
  const rows = await sql<{ name: string; columns: string[]; order: string[] | null }[]>`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      (select array_agg(quote_ident(k.attname) || case when k.attcollation <> 0 then ' collate "C"' else '' end order by k.attnum)
        from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as "order"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '__drizzle_migrations__'
      or c.oid = to_regclass('pgboss.job')
    group by c.oid, n.nspname, c.relname order by n.nspname desc, c.relname`;
  return rows.map(({ order, ...table }) => ({
    ...table,
    order: (order ?? table.columns.map(quoted)).join(", "),
    filter: table.name === "pgboss.job" ? "state < 'completed'" : "true",
  }));
}

export const quoted = (name: string): string =>
  name
    .split(".")
    .map((each) => `"${each.replaceAll('"', '""')}"`)
    .join(".");

const listOf = ({ columns }: Pick<Table, "columns">) => columns.map(quoted).join(", ");

/** The rows of a table as COPY writes them, in the order of its key, whatever the database's language. */
export async function copyOut(sql: Client, table: Table): Promise<Readable> {
  const source = `(select ${listOf(table)} from ${quoted(table.name)} where ${table.filter} order by ${table.order})`;
  const rows = await sql.unsafe(`copy ${source} to stdout`).readable();
  // The driver pauses its socket while the last rows wait to be read, and nothing wakes it once they are.
  rows.once("end", () => rows._read(0));
  return rows;
}

export const copyIn = (sql: Client, table: Pick<Table, "name" | "columns">) =>
  sql.unsafe(`copy ${quoted(table.name)} (${listOf(table)}) from stdin`).writable();

/** Passes bytes on and knows afterwards their hash, how many there were, and how many lines. */
export class Tally extends Transform {
  readonly #hash = createHash("sha256");
  bytes = 0;
  lines = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines += 1;
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest("hex");
  }
}

export async function appliedMigrations(sql: Client): Promise<string[]> {
  const rows = await sql<
    { hash: string }[]
  >`select hash from public.__drizzle_migrations__ order by created_at, id`;
  return rows.map(({ hash }) => hash);
}

/** Throws `BackupError` for a role that row-level security would hide rows from. */
export async function assertSeesAll(sql: Client): Promise<void> {
  const [role] = await sql<{ name: string; all: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as all from pg_roles where rolname = current_user`;
  if (role?.all) return;
  throw new BackupError(
    `DATABASE_ADMIN_URL connects as "${role?.name}", which row-level security hides rows from: name a superuser, or a role with BYPASSRLS that may read every table.`,
  );
}
