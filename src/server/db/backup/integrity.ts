import type { TransactionSql } from "postgres";
import { quoted } from "./tables";

type ForeignKey = { name: string; child: string; parent: string; columns: string[]; referenced: string[] };

/** Foreign keys with rows that point nowhere: they were not asked while rows came in bulk. */
export async function countOrphans(tx: TransactionSql): Promise<string[]> {
  const keys = await tx<ForeignKey[]>`
    select c.conname as name, 'public.' || child.relname as child, 'public.' || parent.relname as parent,
      (select array_agg(a.attname::text order by k.at) from unnest(c.conkey) with ordinality k (num, at)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
      (select array_agg(a.attname::text order by k.at) from unnest(c.confkey) with ordinality k (num, at)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as referenced
    from pg_constraint c join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;
  const orphans: string[] = [];
  for (const key of keys) {
    const [row] = await tx.unsafe(orphansOf(key));
    if (row) orphans.push(`${key.name} of ${key.child}`);
  }
  return orphans;
}

/** A key with an empty column points nowhere and need not. */
function orphansOf({ child, parent, columns, referenced }: ForeignKey): string {
  const present = columns.map((column) => `c.${quoted(column)} is not null`).join(" and ");
  const same = columns
    .map((column, at) => `p.${quoted(referenced[at] ?? "")} = c.${quoted(column)}`)
    .join(" and ");
  return `select from ${quoted(child)} c where ${present}
    and not exists (select from ${quoted(parent)} p where ${same}) limit 1`;
}
