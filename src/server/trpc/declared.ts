import type { AnyRouter } from "@trpc/server";
import type { ProcedureMeta } from "./init";

export type DeclaredProcedure = {
  path: string;
  type: "query" | "mutation" | "subscription";
  meta: ProcedureMeta;
  /** The zod schema of its input, if it takes one. */
  input: unknown;
};

type Built = { _def: { type: DeclaredProcedure["type"]; meta?: ProcedureMeta; inputs: readonly unknown[] } };

/** Every procedure of a router, by path. */
export function proceduresOf(router: AnyRouter): DeclaredProcedure[] {
  const built: Record<string, Built> = router._def.procedures;
  return Object.entries(built).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    meta: _def.meta ?? {},
    input: _def.inputs.at(-1),
  }));
}

/** Returns the router; throws a TypeError naming each procedure whose meta leaves something out. */
export function declared<R extends AnyRouter>(router: R): R {
  const problems = proceduresOf(router).flatMap(missing);
  if (problems.length) throw new TypeError(`Procedures without a full declaration: ${problems.join("; ")}`);
  return router;
}

function missing({ path, type, meta }: DeclaredProcedure): string[] {
  const needed: (keyof ProcedureMeta)[] = type === "mutation" ? ["scope", "idempotent", "audit"] : ["scope"];
  return needed.filter((name) => meta[name] === undefined).map((name) => `${path} lacks ${name}`);
}
