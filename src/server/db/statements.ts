import type { ReservedSql } from "postgres";
import { type Connection, ConnectionLostError, type Types, type Values } from "./connection";
import type { Pool } from "./pool";
import { currentScope } from "./scope";
import { isLost } from "./type-lookup";

export class TransactionClosedError extends Error {
  override name = "TransactionClosedError";
  constructor() {
    super("The transaction is over: a query was sent after its procedure had settled");
  }
}

/** What Drizzle and the job queue need of a driver, in one transaction. */
export type Client = {
  (strings: TemplateStringsArray, ...values: never[]): ReturnType<ReservedSql["unsafe"]>;
  options: Types;
  unsafe(text: string, values?: Values): ReturnType<ReservedSql["unsafe"]>;
  savepoint<R>(fn: (nested: Client) => Promise<R>): Promise<R>;
};

type Work<R> = (connection: Connection, interrupted: Promise<never>) => Promise<R>;
type Outcome<R> = { value: R } | { error: unknown };
type Opened = { connection: Connection; client: Client; interrupted: Promise<never> };

/**
 * Runs `work` in one transaction on a connection of its own. `begin` is sent before `work` and not awaited.
 *
 * The client is revoked when `work` settles, when the connection is lost and when the scope's time is over, so that
 * no statement can run outside the transaction. Throws what `work` throws after a rollback, `ConnectionLostError`
 * when the outcome is unknown.
 */
export function transact<R>(pool: Pool, begin: string, work: (opened: Opened) => Promise<R>): Promise<R> {
  return onConnection(pool, async (connection, interrupted) => {
    const { client, revoke } = revocable(pool, connection);
    let outcome: Outcome<R>;
    try {
      const begun = connection.unsafe(begin, [], { simple: true }).execute();
      const worked = work({ connection, client, interrupted });
      const [value] = await Promise.race([Promise.all([worked, begun]), interrupted]);
      outcome = { value };
    } catch (error) {
      outcome = { error };
    }
    revoke();
    return finish(connection, outcome);
  });
}

/** Runs one statement, or several that need no transaction of ours, on a connection of its own. */
export function once<R>(pool: Pool, statement: (connection: Connection) => PromiseLike<R>): Promise<R> {
  return onConnection(pool, async (connection) => {
    try {
      return await statement(connection);
    } catch (error) {
      await rollBack(connection);
      throw error;
    }
  });
}

/**
 * When the scope's time is over, the server is asked to end the statement and the connection is dropped: its state is
 * not known. `interrupted` rejects then, and when the connection is lost.
 */
function onConnection<R>(pool: Pool, work: Work<R>): Promise<R> {
  return lendConnection(pool, work).catch((error) => {
    const scope = currentScope();
    if (scope && isLost(error)) scope.failed = true;
    throw error;
  });
}

async function lendConnection<R>(pool: Pool, work: Work<R>): Promise<R> {
  const connection = await pool.acquire();
  let timer: NodeJS.Timeout | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    connection.onLost = () => reject(new ConnectionLostError());
    const timeLeft = currentScope()?.timeLeft();
    if (timeLeft === undefined) return;
    timer = setTimeout(() => {
      reject(new ConnectionLostError("The request took longer than it may"));
      connection.abort();
    }, timeLeft);
  });
  interrupted.catch(() => {});
  try {
    return await Promise.race([work(connection, interrupted), interrupted]);
  } finally {
    clearTimeout(timer);
    pool.release(connection);
  }
}

function revocable(pool: Pool, connection: Connection) {
  let open = true;
  let savepoints = 0;
  const assertOpen = () => {
    if (!open || connection.lost) throw new TransactionClosedError();
  };
  const tagged = (strings: TemplateStringsArray, ...values: never[]) => {
    assertOpen();
    return connection.sql(strings, ...values);
  };
  const client: Client = Object.assign(tagged, {
    options: pool.types,
    unsafe(text: string, values: Values = []) {
      assertOpen();
      return connection.unsafe(text, values, { prepare: true, simple: false });
    },
    async savepoint<R>(fn: (nested: Client) => Promise<R>) {
      const name = `s${savepoints++}`;
      await client.unsafe(`savepoint ${name}`);
      try {
        return await fn(client);
      } catch (error) {
        await client.unsafe(`rollback to ${name}`);
        throw error;
      }
    },
  });
  return {
    client,
    revoke: () => {
      open = false;
    },
  };
}

async function finish<R>(connection: Connection, outcome: Outcome<R>): Promise<R> {
  if ("error" in outcome) {
    await rollBack(connection);
    throw outcome.error;
  }
  if (connection.lost) throw new ConnectionLostError();
  const result = await connection.unsafe("commit", [], { simple: true });
  if (result.command !== "COMMIT")
    throw new Error("The transaction was rolled back: a statement in it failed");
  return outcome.value;
}

/** Also where no transaction is open; a connection that cannot do even that is dropped. */
async function rollBack(connection: Connection): Promise<void> {
  if (connection.lost) return;
  await connection.unsafe("rollback", [], { simple: true }).catch(() => connection.destroy());
}
