import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { env } from "@/env";
import { adminSql } from "@/testing/database";
import { createTcpProxy } from "@/testing/tcp-proxy";
import { database } from "./client";
import { Pool } from "./pool";
import { todos } from "./schema";
import { within, withScope } from "./scope";
import { once, transact } from "./statements";

const pools: Pool[] = [];
function openPool(settings: { url?: string; max?: number; acquireTimeout?: number } = {}) {
  const { url = process.env.DATABASE_URL ?? "", max = 4, acquireTimeout = 2_000 } = settings;
  const prepare = env.DATABASE_PREPARE;
  const options = { prepare, onnotice: () => {}, connection: { application_name: "pool-test" } };
  const pool = new Pool({ url, options, max, idleTimeout: 20, acquireTimeout });
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end(100)));
});

const work = (pool: Pool) =>
  transact(pool, "begin", ({ client }) =>
    client.unsafe("select $1::int as one, pg_sleep(0.002)", [1 as never]),
  );

const terminate = () => adminSql`select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'pool-test'`;

describe("the pool", () => {
  it("survives its connections being ended again and again under load: every call settles", async () => {
    const pool = openPool();
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on("uncaughtException", note);
    let over = false;
    const counts = { done: 0, failed: 0 };
    const callers = Array.from({ length: 12 }, async () => {
      while (!over) {
        const call = work(pool);
        await call.then(
          () => counts.done++,
          () => counts.failed++,
        );
      }
    });
    for (let round = 0; round < 25; round++) {
      await terminate();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    over = true;
    await Promise.all(callers);
    process.off("uncaughtException", note);
    expect(uncaught).toEqual([]);
    expect(counts.failed).toBeGreaterThan(0);
    expect(await Promise.all(Array.from({ length: 8 }, () => work(pool)))).toHaveLength(8);
  });

  it("opens connections again after refusing ones, however many calls they failed", async () => {
    const url = new URL(process.env.DATABASE_URL ?? "");
    const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    const pool = openPool({ url: url.href });
    await work(pool);
    await proxy.shut();
    const failed = await Promise.allSettled(Array.from({ length: 30 }, () => work(pool)));
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    await proxy.open();
    expect(await Promise.all(Array.from({ length: 8 }, () => work(pool)))).toHaveLength(8);
    await proxy.shut();
  });

  it("refuses who has waited long enough and serves the next", async () => {
    const pool = openPool({ max: 1, acquireTimeout: 1_000 });
    const held = await pool.acquire();
    await expect(pool.acquire()).rejects.toThrow("No database connection came free in time");
    pool.release(held);
    await expect(work(pool)).resolves.toHaveLength(1);
  });

  it("serves who waits already when it ends, and nobody else", async () => {
    const pool = openPool({ max: 1 });
    const held = await pool.acquire();
    const waiting = [work(pool), work(pool)];
    const ended = pool.end(2_000);
    await expect(work(pool)).rejects.toThrow("The pool has ended");
    pool.release(held);
    expect(await Promise.all(waiting)).toHaveLength(2);
    await ended;
    expect(pool.figures()).toMatchObject({ busy: 0, idle: 0, waiting: 0 });
  });

  it("lends one asker half of its connections and leaves the rest to the others", async () => {
    const pool = openPool({ max: 4, acquireTimeout: 200 });
    const as = (key: string) => withScope({ key, timeLeft: within(1_000) }, () => pool.acquire());
    const [first] = [await as("a"), await as("a")];
    const third = as("a");
    pool.release(await as("b"));
    pool.release(await as("b"));
    await expect(third).rejects.toThrow("No database connection came free in time");
    pool.release(first);
    pool.release(await as("a"));
  });

  it("runs no statement after the connection of its transaction was lost", async () => {
    const pool = openPool();
    let late: unknown;
    const lost = transact(pool, "begin", async ({ client }) => {
      await client.unsafe("select 1");
      await terminate();
      await new Promise((resolve) => setTimeout(resolve, 100));
      late = await new Promise((resolve) => resolve(client.unsafe("select 2"))).catch(
        (error: Error) => error,
      );
    });
    await expect(lost).rejects.toMatchObject({ name: "ConnectionLostError" });
    await expect.poll(() => late).toMatchObject({ name: "TransactionClosedError" });
  });

  it("gives a connection back without the transaction that a failed text opened", async () => {
    const pool = openPool({ max: 1 });
    const broken = once(pool, (connection) => connection.unsafe("begin; select 1/0", [], { simple: true }));
    await expect(broken).rejects.toMatchObject({ code: "22012" });
    await expect(work(pool)).resolves.toHaveLength(1);
  });
});

describe("a statement whose request's time is over", () => {
  it("is ended on the server too, and its connection is not used again", async () => {
    const slow = withScope({ key: "slow", timeLeft: within(200) }, async () =>
      database().db.select({ slept: sql`pg_sleep(30)` }).from(sql`(select 1) as one`),
    );
    await expect(slow).rejects.toMatchObject({ cause: { name: "ConnectionLostError" } });
    const running = () => adminSql`select 1 from pg_stat_activity
      where datname = current_database() and state = 'active' and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`;
    await expect.poll(running, { timeout: 5_000 }).toHaveLength(0);
    await expect(database().db.select().from(todos)).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
