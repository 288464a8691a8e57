import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { getTableName, type Table } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import { member, user } from "../db/schema";
import type { SeedTx } from "../db/seed/full-access";
import { archivedTables, type Part } from "./contents";

const unpack = promisify(gunzip);
const rowsOfInsert = 200;
/** Bytes of one part, unpacked: a thousand rows of the longest texts take less. */
const unpackedAtMost = 256 * 1024 * 1024;

/** What an operator can mend; the message says how. */
export class ImportError extends Error {
  override name = "ImportError";
}

export type Mapping = {
  organizationId: string;
  slug: string;
  ownerId: string;
  /** The people of the archive who are members here, by their ids there. */
  people: ReadonlyMap<string, string>;
};

type Row = Record<string, unknown>;
const row = z.record(z.string(), z.unknown());

/** People come as invitations; the audit log tells what happened there, not here. */
const notInserted = new Set(["member", "invitation", "audit"]);

/** Kept by triggers, which count again what comes in. */
const counted: Record<string, Row> = { team: { memberCount: 0 } };

/** Inserts the rows of one part; answers how many, and how many were left since they are of nobody who is here. */
export async function insertPart(tx: SeedTx, part: Part, packed: Buffer, mapping: Mapping) {
  if (notInserted.has(part.table)) return { inserted: 0, left: part.rows };
  const found = archivedTables.find(({ name }) => name === part.table);
  if (!found) throw new ImportError(`This version of the app has no table for ${part.table}.`);
  const text = (await unpack(packed, { maxOutputLength: unpackedAtMost })).toString("utf8");
  const rows = text
    .split("\n")
    .filter(Boolean)
    .map((line) => mapped(row.parse(JSON.parse(line)), found, mapping))
    .filter((each) => each !== null);
  for (let from = 0; from < rows.length; from += rowsOfInsert)
    await insert(tx, found.table, rows.slice(from, from + rowsOfInsert));
  return { inserted: rows.length, left: part.rows - rows.length };
}

/** Rows have the columns of the table: each was read by that of the same name. */
const insert = (tx: SeedTx, table: PgTable, rows: Row[]) => tx.insert(table).values(rows as never);

/** A row for its new organization; null for one that names somebody who must be there and is not. */
function mapped(given: Row, { name, table }: { name: string; table: PgTable }, mapping: Mapping): Row | null {
  const own: Row = { ...given, ...counted[name], organizationId: mapping.organizationId };
  for (const [key, column] of Object.entries(columnsOf(table))) {
    const value = own[key];
    if (column.dataType === "date" && typeof value === "string") own[key] = new Date(value);
    if (!namesPerson(table, column) || typeof value !== "string") continue;
    const person = mapping.people.get(value) ?? null;
    if (person === null && column.notNull) return null;
    own[key] = person;
  }
  return own;
}

const columnsOf = (table: PgTable & Partial<Table>): Record<string, PgColumn> =>
  Object.fromEntries(
    Object.entries(table).filter((entry): entry is [string, PgColumn] => isColumn(entry[1])),
  );
const isColumn = (value: unknown): value is PgColumn =>
  typeof value === "object" && value !== null && "dataType" in value && "notNull" in value;

const people = new Set<string>([getTableName(user), getTableName(member)]);

/** Its foreign key leads to a user, or to a member by their user. */
function namesPerson(table: PgTable, column: PgColumn): boolean {
  return getTableConfig(table).foreignKeys.some((key) => {
    const { columns, foreignTable } = key.reference();
    return people.has(getTableName(foreignTable)) && columns.at(-1)?.name === column.name;
  });
}
