import { createTableRelationsHelpers, extractTablesRelationalConfig } from "drizzle-orm";
import { PgDialect, type PgTransactionConfig } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { ParameterOrJSON, ReservedSql, Row, Sql } from "postgres";
import { database } from "./client";
import * as schema from "./schema";

const dialect = new PgDialect({ casing: "snake_case" });
const relational = extractTablesRelationalConfig<never>(schema, createTableRelationsHelpers);
const relationalSchema = {
  fullSchema: schema,
  schema: relational.tables,
  tableNamesMap: relational.tableNamesMap,
};

/** A Drizzle transaction on one reserved connection; every statement is a named prepared statement. */
export type Transaction = PostgresJsTransaction<typeof schema, typeof relational.tables>;

export class TransactionClosedError extends Error {
  override name = "TransactionClosedError";
  constructor() {
    super("The transaction is over: a query was sent after its procedure had settled");
  }
}

export class ConnectionLostError extends Error {
  override name = "ConnectionLostError";
  constructor(cause?: unknown) {
    super("The database connection was lost in the middle of a transaction", { cause });
  }
}

type Statement = { text: string; values: ParameterOrJSON<never>[] };
export type Bind<T> = Statement & { accept: (row: Row | undefined) => T };
type Client = {
  options: Sql["options"];
  unsafe(text: string, values?: ParameterOrJSON<never>[]): ReturnType<ReservedSql["unsafe"]>;
  savepoint<R>(fn: (nested: Client) => Promise<R>): Promise<R>;
};
const clients = new WeakMap<object, Client>();

/** The statements of a door's transaction for a library that brings its own SQL: the job queue. */
export function statementsOf(tx: object): Pick<Client, "unsafe"> {
  const client = clients.get(tx);
  if (!client) throw new TypeError("Not a transaction of a door");
  return client;
}

type Connection = { onclose: ((error: unknown) => void) | null };

/**
 * Runs `fn` in one transaction whose first statement is `bind`: BEGIN and `bind` travel together, so opening
 * costs one round trip. `bind.accept` reads the bound row and throws to refuse.
 *
 * The handle is revoked when `fn` settles, and at once when the connection is lost, so that no statement can
 * run outside the transaction. Throws what `fn` throws after a rollback, `ConnectionLostError` when the outcome
 * is unknown.
 */
export async function runTransaction<T, R>(
  access: PgTransactionConfig["accessMode"],
  bind: Bind<T>,
  fn: (tx: Transaction, bound: T) => Promise<R>,
): Promise<R> {
  const { pool } = database();
  const reserved = await acquire(pool);
  const link = watch(reserved);
  let outcome: { value: R } | { error: unknown };
  const handle = revocable(pool, reserved, link);
  try {
    const begin = link.begin(`begin ${access ?? "read write"}`);
    const bound = reserved.unsafe(bind.text, bind.values, { prepare: true }).execute();
    const [, rows] = await Promise.race([Promise.all([begin, bound]), link.lost]);
    const row = bind.accept(rows[0]);
    outcome = { value: await Promise.race([fn(handle.tx, row), link.lost]) };
  } catch (error) {
    outcome = { error };
  }
  handle.revoke();
  return finish(reserved, link, outcome);
}

/** Milliseconds to wait for a free connection before the call is refused. */
const acquireTimeout = 3_000;

async function acquire(pool: Sql): Promise<ReservedSql> {
  const reservation = pool.reserve();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionLostError()), acquireTimeout);
  });
  try {
    return await Promise.race([reservation, late]);
  } catch (error) {
    reservation.then(
      (reserved) => reserved.release(),
      () => {},
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

type Link = ReturnType<typeof watch>;

function watch(reserved: ReservedSql) {
  let connection: Connection | undefined;
  let fail: (error: unknown) => void = () => {};
  const state = { dead: false };
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => {});
  const onexecute = (opened: Connection) => {
    connection = opened;
    opened.onclose = (error) => {
      state.dead = true;
      fail(new ConnectionLostError(error));
    };
    return true;
  };
  return {
    state,
    lost,
    begin: (text: string) => {
      const options: object = { onexecute };
      return reserved.unsafe(text, [], options).execute();
    },
    release: () => {
      if (state.dead) return;
      if (connection) connection.onclose = null;
      reserved.release();
    },
  };
}

function revocable(pool: Sql, reserved: ReservedSql, link: Link) {
  let open = true;
  let savepoints = 0;
  const client: Client = {
    options: pool.options,
    unsafe(text, values = []) {
      if (!open || link.state.dead) throw new TransactionClosedError();
      return reserved.unsafe(text, values, { prepare: true, simple: false } as object);
    },
    async savepoint(fn) {
      const name = `s${savepoints++}`;
      await client.unsafe(`savepoint ${name}`);
      try {
        return await fn(client);
      } catch (error) {
        await client.unsafe(`rollback to ${name}`);
        throw error;
      }
    },
  };
  const session = new PostgresJsSession(client as never, dialect, relationalSchema, {});
  const tx: Transaction = new PostgresJsTransaction(dialect, session as never, relationalSchema as never);
  clients.set(tx, client);
  return {
    tx,
    revoke: () => {
      open = false;
    },
  };
}

async function finish<R>(
  reserved: ReservedSql,
  link: Link,
  outcome: { value: R } | { error: unknown },
): Promise<R> {
  if (link.state.dead) throw "error" in outcome ? outcome.error : new ConnectionLostError();
  const failed = "error" in outcome;
  try {
    const ended = reserved.unsafe(failed ? "rollback" : "commit").execute();
    const result = await Promise.race([ended, link.lost]);
    if (failed) throw outcome.error;
    if (result.command !== "COMMIT")
      throw new Error("The transaction was rolled back: a statement in it failed");
    return outcome.value;
  } finally {
    link.release();
  }
}
