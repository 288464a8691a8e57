import postgres from "postgres";
import type { Statement } from "./statement-recorder";

export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
};
export type Planned = Statement & { plan: PlanNode };

const isQuery = ({ text }: Statement) =>
  /^\s*(select|with|insert|update|delete)\b/i.test(text) && !text.includes("set_config");

/** A connection that takes recorded values: they are texts already. */
function open(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  const { serializers } = sql.options;
  for (const type of Object.keys(serializers).map(Number)) serializers[type] = (value: unknown) => value;
  return sql;
}

type Options = {
  /** Carries the statements out, so that the plans have their buffers. */
  analyze?: boolean;
  /** `name = value`, in force from the transaction's bind on. */
  settings?: readonly string[];
};

/** Sends the recorded statements of a door's transaction again, each query as EXPLAIN, and rolls back. */
export async function explain(
  databaseUrl: string,
  statements: readonly Statement[],
  { analyze = false, settings = [] }: Options = {},
): Promise<Planned[]> {
  const sql = open(databaseUrl);
  const how = analyze ? "analyze, buffers, timing off, format json" : "format json";
  const planned: Planned[] = [];
  try {
    for (const statement of statements) {
      const { text, values } = statement;
      if (/^(commit|rollback)/.test(text)) break;
      const prefix = isQuery(statement) ? `explain (${how}) ` : "";
      const rows = await sql.unsafe(`${prefix}${text}`, values, { prepare: false });
      if (prefix) planned.push({ ...statement, plan: rows[0]?.["QUERY PLAN"][0].Plan });
      else if (text.includes("set_config"))
        for (const setting of settings) await sql.unsafe(`set local ${setting}`);
    }
    return planned;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A plan and all that is below it. */
export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
