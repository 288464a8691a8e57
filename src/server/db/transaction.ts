import type { Query } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { Row, RowList } from "postgres";
import { database } from "./client";
import type { Values } from "./connection";
import { DoorSession } from "./row-reader";
import { type Client, transact } from "./statements";

export const dialect = new PgDialect({ casing: "snake_case" });

/** A Drizzle transaction on one reserved connection; every statement is a named prepared statement. */
export type Transaction = Omit<PostgresJsTransaction<Record<string, never>, Record<string, never>>, "query">;

type Statement = { text: string; values: Values };
export type Bind<T> = Statement & { accept: (row: Row | undefined) => T };
const clients = new WeakMap<object, Client>();
const sessions = new WeakMap<object, DoorSession>();
const afterwards = new WeakMap<object, (() => void)[]>();

/** Calls `fn` once the door's transaction has committed; never when it has not. */
export function afterCommit(tx: object, fn: () => void): void {
  const list = afterwards.get(tx);
  if (!list) throw new TypeError("Not a transaction of a door");
  list.push(fn);
}

/** The statements of a door's transaction for a library that brings its own SQL: the job queue. */
export function statementsOf(tx: object): Pick<Client, "unsafe"> {
  const client = clients.get(tx);
  if (!client) throw new TypeError("Not a transaction of a door");
  return client;
}

/** The session of a door's transaction, for statements that are built already. */
export function sessionOf(tx: object): DoorSession {
  const session = sessions.get(tx);
  if (!session) throw new TypeError("Not a transaction of a door");
  return session;
}

/**
 * Sends statements together, in their order on the transaction's one connection: one round trip. Await the answers in
 * that order: after one that failed the others fail as well. Rows have the names of the database's columns.
 */
export function sendTogether(tx: object, queries: readonly { toSQL(): Query }[]): Promise<RowList<Row[]>>[] {
  const client = statementsOf(tx);
  return queries.map((query) => {
    const { sql, params } = query.toSQL();
    const answer = client.unsafe(sql, params as Values).execute();
    answer.catch(() => {});
    return answer;
  });
}

/**
 * Runs `fn` in one transaction whose first statement is `bind`: BEGIN and `bind` travel together, so opening
 * costs one round trip. `bind.accept` reads the bound row and throws to refuse.
 *
 * The handle is revoked when `fn` settles, and at once when the connection is lost or the request's time is over, so
 * that no statement can run outside the transaction. Throws what `fn` throws after a rollback, `ConnectionLostError`
 * when the outcome is unknown.
 */
export async function runTransaction<T, R>(
  access: "read only" | "read write" | "isolation level repeatable read read only",
  bind: Bind<T>,
  fn: (tx: Transaction, bound: T) => Promise<R>,
): Promise<R> {
  const { connections } = database();
  const committed: (() => void)[] = [];
  const result = await transact(
    connections,
    `begin ${access}`,
    async ({ connection, client, interrupted }) => {
      const rows = await connection.unsafe(bind.text, bind.values, { prepare: true });
      const row = bind.accept(rows[0]);
      const tx = handleOf(client);
      afterwards.set(tx, committed);
      return Promise.race([fn(tx, row), interrupted]);
    },
  );
  for (const each of committed) each();
  return result;
}

function handleOf(client: Client): Transaction {
  const session = new DoorSession(client as never, dialect, undefined, {});
  const tx = new PostgresJsTransaction(dialect, session, undefined);
  clients.set(tx, client);
  sessions.set(tx, session);
  return tx;
}
