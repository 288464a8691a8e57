import type { Db } from "pg-boss";

type Executor = { unsafe: (text: string, values?: never[]) => PromiseLike<readonly object[]> };

/** pg-boss on a postgres.js pool, or on one transaction of it; values are bound the way node-postgres does. */
export function bossDatabase(sql: Executor): Db {
  return {
    async executeSql(text, values = []) {
      const rows = await sql.unsafe(text, values.map(bind) as never[]);
      return { rows: [...rows] };
    },
  };
}

function bind(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((each) => JSON.stringify(String(each))).join(",")}}`;
  if (typeof value === "object") return JSON.stringify(value);
  return value;
}
