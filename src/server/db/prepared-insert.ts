import { type Column, getTableColumns, is, Param, Placeholder, type Query, sql } from "drizzle-orm";
import { PgInsertBuilder, type PgInsertValue, type PgPreparedQuery, type PgTable } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { DoorSession } from "./row-reader";
import { dialect, sessionOf } from "./transaction";

type Arguments = Parameters<DoorSession["prepareQuery"]>;
type Insert<T extends PgTable> = ReturnType<PgInsertBuilder<T, PostgresJsQueryResultHKT>["values"]>;
type Finished<R> = PromiseLike<R> & { prepare(name: string): unknown };
type Row = Record<string, unknown>;

/** Keeps what Drizzle has built instead of sending it. */
class BuildSession extends DoorSession {
  built: Arguments | undefined;

  override prepareQuery(...built: Arguments): PgPreparedQuery<never> {
    this.built = built;
    return undefined as never;
  }
}

/**
 * An insert of one row that Drizzle builds once for each set of columns, where it would build the statement anew for
 * every row. `finish` adds to it, without values of its own. The rest is Drizzle's: names, encoding, defaults, results.
 */
export function preparedInsert<T extends PgTable, R>(table: T, finish: (insert: Insert<T>) => Finished<R>) {
  const columns: Record<string, Column> = getTableColumns(table);
  const made = Object.entries(columns).filter(([, column]) => column.defaultFn);
  const statements = new Map<string, Arguments>();

  return (tx: object, values: T["$inferInsert"]): Promise<R> => {
    const row: Row = { ...values };
    for (const [name, column] of made) row[name] ??= column.defaultFn?.();
    const names = Object.keys(row).filter((name) => row[name] !== undefined && name in columns);
    const key = names.join();
    const built = statements.get(key) ?? build(table, names, finish);
    statements.set(key, built);
    const [query, ...reading] = built;
    return sessionOf(tx)
      .prepareQuery(filled(query, row), ...reading)
      .execute() as Promise<R>;
  };
}

function build<T extends PgTable>(
  table: T,
  names: string[],
  finish: (insert: Insert<T>) => Finished<unknown>,
): Arguments {
  const session = new BuildSession({ options: {} } as never, dialect, undefined, {});
  const placeholders = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const builder = new PgInsertBuilder<T, PostgresJsQueryResultHKT>(table, session, dialect);
  finish(builder.values(placeholders as PgInsertValue<T>)).prepare("insert");
  if (!session.built) throw new TypeError("Drizzle built nothing");
  return session.built;
}

/** As Drizzle fills placeholders, but null is null whatever the column. */
function filled(query: Query, row: Row): Query {
  const params = query.params.map((param) => {
    if (!is(param, Param) || !is(param.value, Placeholder)) return param;
    const value = row[param.value.name];
    return value === null ? null : param.encoder.mapToDriverValue(value);
  });
  return { ...query, params };
}
