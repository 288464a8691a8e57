import { Column, type DriverValueDecoder, is, type Query, SQL } from "drizzle-orm";
import type { PgPreparedQuery, PgSession, PreparedQueryConfig } from "drizzle-orm/pg-core";
import { PostgresJsSession } from "drizzle-orm/postgres-js";

type Fields = NonNullable<Parameters<PgSession["prepareQuery"]>[1]>;
type Decoder = DriverValueDecoder<unknown, unknown>;
type Row = readonly unknown[];

/**
 * Reads the rows of a flat selection as Drizzle does, but finds out once a query how each column is read, where Drizzle
 * does for every value. Undefined for a nested selection, which is left to Drizzle.
 */
export function rowReader(fields: Fields): ((rows: Row[]) => Record<string, unknown>[]) | undefined {
  const columns: { name: string; decoder: Decoder }[] = [];
  for (const { path, field } of fields) {
    const [name, ...deeper] = path;
    const decoder = decoderOf(field);
    if (name === undefined || deeper.length > 0 || !decoder) return undefined;
    columns.push({ name, decoder });
  }
  const read = (row: Row) => {
    const result: Record<string, unknown> = {};
    let at = 0;
    for (const { name, decoder } of columns) {
      const value = row[at++];
      result[name] = value === null ? null : decoder.mapFromDriverValue(value);
    }
    return result;
  };
  return (rows) => rows.map(read);
}

function decoderOf(field: Fields[number]["field"]): Decoder | undefined {
  if (is(field, Column)) return field;
  const expression = is(field, SQL.Aliased) ? field.sql : field;
  return is(expression, SQL) && hasDecoder(expression) ? expression.decoder : undefined;
}

/** Drizzle keeps it for itself: its types do not tell of it. */
const hasDecoder = (expression: object): expression is { decoder: Decoder } => "decoder" in expression;

/** Drizzle's session, with rows read by `rowReader`. */
export class DoorSession extends PostgresJsSession<never, never, never> {
  override prepareQuery<T extends PreparedQueryConfig>(
    query: Query,
    fields: Fields | undefined,
    name: string | undefined,
    asArrays: boolean,
    mapper?: (rows: unknown[][]) => T["execute"],
  ): PgPreparedQuery<T> {
    return super.prepareQuery<T>(query, fields, name, asArrays, mapper ?? (fields && rowReader(fields)));
  }
}
