import type { ReservedSql, Sql } from "postgres";
import type { Values } from "./connection";
import type { Pool } from "./pool";
import { type Client, once, transact } from "./statements";

type Strings = TemplateStringsArray;

/**
 * The part of postgres.js's interface that Drizzle, Better Auth and we use, on a pool of ours: tagged templates,
 * `unsafe` (prepared when it has values), `begin`, `reserve` and `end`.
 */
export function driver(pool: Pool): Sql {
  const tagged = (strings: Strings, ...values: never[]) => once(pool, ({ sql }) => sql(strings, ...values));
  const sql = Object.assign(tagged, {
    options: pool.types,
    unsafe: (text: string, values: Values = []) => statement(pool, text, values),
    begin: <R>(fn: (client: Client) => Promise<R>) => transact(pool, "begin", ({ client }) => fn(client)),
    reserve: () => reserve(pool),
    end: ({ timeout = 5 } = {}) => pool.end(timeout * 1000),
  });
  return sql as unknown as Sql;
}

/** `values()` is asked for in the same turn, before the statement is sent. */
function statement(pool: Pool, text: string, values: Values) {
  let asArrays = false;
  const prepared = values.length > 0;
  const result = Promise.resolve().then(() =>
    once(pool, (connection) => {
      const pending = connection.unsafe(text, values, { prepare: prepared, simple: !prepared });
      return asArrays ? pending.values() : pending;
    }),
  );
  return Object.assign(result, {
    values: () => {
      asArrays = true;
      return result;
    },
  });
}

async function reserve(pool: Pool): Promise<ReservedSql> {
  const connection = await pool.acquire();
  const reserved = (strings: Strings, ...values: never[]) => connection.sql(strings, ...values);
  return Object.assign(reserved, { release: () => pool.release(connection) }) as unknown as ReservedSql;
}
